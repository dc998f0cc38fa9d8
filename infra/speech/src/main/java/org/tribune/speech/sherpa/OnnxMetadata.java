package org.tribune.speech.sherpa;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What an ONNX file says of itself ({@code ModelProto.metadata_props} of onnx.proto), read without
 * its graph: a wrong file is known before native code is handed it, which would end the process.
 */
final class OnnxMetadata {
  private static final int METADATA_PROPS = 14;
  private static final int GRAPH = 7;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int LONGEST_ENTRY = 1 << 22;

  private OnnxMetadata() {}

  /**
   * All of it.
   *
   * @throws IOException if the file can't be read, or is no whole ONNX model
   */
  static Map<String, String> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Map<String, String> found = new HashMap<>();
      ProtobufReader reader = new ProtobufReader(channel);
      boolean hasGraph = false;
      while (reader.hasMore()) {
        ProtobufReader.Field field = reader.next();
        hasGraph |= field.number() == GRAPH && field.isMessage();
        if (field.number() == METADATA_PROPS && field.isMessage()) {
          putEntry(found, reader.bytes(field, LONGEST_ENTRY));
        }
        reader.skip(field);
      }
      if (!hasGraph) {
        throw new IOException("it has no graph");
      }
      return Map.copyOf(found);
    } catch (EOFException e) {
      throw new IOException("it ends before its end", e);
    }
  }

  private static void putEntry(Map<String, String> found, ByteBuffer bytes) throws IOException {
    ProtobufReader reader = new ProtobufReader(bytes);
    String key = "";
    String value = "";
    while (reader.hasMore()) {
      ProtobufReader.Field field = reader.next();
      if (field.isMessage()) {
        String text = StandardCharsets.UTF_8.decode(reader.bytes(field, LONGEST_ENTRY)).toString();
        key = field.number() == KEY ? text : key;
        value = field.number() == VALUE ? text : value;
      }
      reader.skip(field);
    }
    found.put(key, value);
  }
}
