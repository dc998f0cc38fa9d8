package org.tribune.speech.sherpa;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SentencePiece's vocabulary as sherpa-onnx reads it: lines of a piece and its score. Models bring
 * it as {@code bpe.model} (sentencepiece_model.proto), of which it is a part.
 */
final class SentencePieceVocabulary {
  private static final int PIECES = 1;
  private static final int PIECE = 1;
  private static final int SCORE = 2;
  private static final int LONGEST = 1 << 24;

  private SentencePieceVocabulary() {}

  /** The vocabulary's file: {@code model} itself, or one made of it in {@code folder}. */
  static Path file(Path model, Path folder) throws IOException {
    if (model.toString().endsWith(".vocab")) {
      return model;
    }
    if (Files.size(model) > LONGEST) {
      throw new IOException("it is too large");
    }
    String lines = lines(ByteBuffer.wrap(Files.readAllBytes(model)));
    return Files.writeString(folder.resolve("pieces.vocab"), lines);
  }

  private static String lines(ByteBuffer model) throws IOException {
    StringBuilder lines = new StringBuilder();
    ProtobufReader reader = new ProtobufReader(model);
    while (reader.hasMore()) {
      ProtobufReader.Field field = reader.next();
      if (field.number() == PIECES && field.isMessage()) {
        lines.append(line(reader.bytes(field, LONGEST)));
      }
      reader.skip(field);
    }
    return lines.toString();
  }

  private static String line(ByteBuffer entry) throws IOException {
    ProtobufReader reader = new ProtobufReader(entry);
    String piece = "";
    float score = 0;
    while (reader.hasMore()) {
      ProtobufReader.Field field = reader.next();
      if (field.number() == PIECE && field.isMessage()) {
        piece = StandardCharsets.UTF_8.decode(reader.bytes(field, LONGEST)).toString();
      } else if (field.number() == SCORE && field.length() == Float.BYTES) {
        score = reader.bytes(field, LONGEST).order(ByteOrder.LITTLE_ENDIAN).getFloat();
      }
      reader.skip(field);
    }
    return piece + "\t" + score + "\n";
  }
}
