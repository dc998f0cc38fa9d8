package org.tribune.speech.sherpa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.core.text.Message;
import org.tribune.speech.SpeechException.Unusable;

/**
 * A model as sherpa-onnx publishes them: a folder with ONNX files and {@code tokens.txt}. What kind
 * it is, its files' metadata say.
 *
 * @param folder of all of it
 * @param kind what it is
 * @param files ONNX files by their part: encoder, decoder, joiner; or model
 * @param tokens the pieces that words are made of
 * @param pieces SentencePiece's vocabulary, if hotwords can be cut into pieces
 */
record SherpaModel(
    Path folder, Kind kind, Map<String, Path> files, Path tokens, Optional<Path> pieces) {
  /** How it hears: while it is said, or passage by passage. */
  enum Kind {
    STREAMING_TRANSDUCER("streaming transducer", "transducer", true),
    STREAMING_NEMO_TRANSDUCER("streaming NeMo transducer", "transducer", true),
    STREAMING_ZIPFORMER_CTC("streaming zipformer2 CTC", "zipformer2_ctc", true),
    STREAMING_NEMO_CTC("streaming NeMo CTC", "nemo_ctc", true),
    STREAMING_T_ONE_CTC("streaming T-one CTC", "t_one_ctc", true),
    TRANSDUCER("transducer", "transducer", false),
    NEMO_TRANSDUCER("NeMo transducer", "transducer", false),
    NEMO_CTC("NeMo CTC", "nemo_ctc", false),
    WHISPER("Whisper", "whisper", false);

    private final String words;
    private final String member;
    private final boolean isStreaming;

    Kind(String words, String member, boolean isStreaming) {
      this.words = words;
      this.member = member;
      this.isStreaming = isStreaming;
    }

    /** Where c-api.h has its files: a member of the model's configuration. */
    String member() {
      return member;
    }

    /** Whether sherpa-onnx has a search that keeps several paths, of which it can prefer one. */
    boolean takesHotwords() {
      return this == STREAMING_TRANSDUCER || this == TRANSDUCER || this == NEMO_TRANSDUCER;
    }

    /** Whether it says words while they are said. */
    boolean isStreaming() {
      return isStreaming;
    }

    String words() {
      return words;
    }
  }

  private static final Message REMEDY = Message.of("recogniser.unpack-model");

  SherpaModel {
    files = Map.copyOf(files);
  }

  /** The model in a folder. */
  static SherpaModel find(Path folder) throws Unusable {
    if (!Files.isDirectory(folder)) {
      throw new Unusable("recogniser.folder-missing", folder);
    }
    List<Path> all = files(folder);
    Optional<Path> encoder = named(all, "encoder");
    Optional<Path> decoder = named(all, "decoder");
    Optional<Path> joiner = named(all, "joiner");
    Path tokens =
        all.stream()
            .filter(file -> name(file).endsWith("tokens.txt"))
            .findFirst()
            .orElseThrow(() -> new Unusable("recogniser.no-tokens", folder, REMEDY));
    Optional<Path> pieces =
        all.stream()
            .filter(file -> name(file).matches(".*(bpe|unigram).*\\.(model|vocab)"))
            // What sherpa-onnx reads itself comes first.
            .max(Comparator.comparing(file -> name(file).endsWith(".vocab")));
    if (encoder.isPresent() && decoder.isPresent() && joiner.isPresent()) {
      Map<String, Path> files =
          Map.of("encoder", encoder.get(), "decoder", decoder.get(), "joiner", joiner.get());
      return new SherpaModel(folder, transducer(files), files, tokens, pieces);
    }
    if (encoder.isPresent() && decoder.isPresent()) {
      Map<String, Path> files = Map.of("encoder", encoder.get(), "decoder", decoder.get());
      return new SherpaModel(folder, encoderDecoder(files), files, tokens, pieces);
    }
    if (encoder.isPresent() || decoder.isPresent() || joiner.isPresent()) {
      throw new Unusable(
          "recogniser.model-incomplete",
          folder,
          Stream.of(encoder, decoder, joiner)
              .flatMap(Optional::stream)
              .map(SherpaModel::name)
              .toList(),
          REMEDY);
    }
    Path model =
        named(all, "").orElseThrow(() -> new Unusable("recogniser.no-onnx", folder, REMEDY));
    return new SherpaModel(folder, single(model), Map.of("model", model), tokens, pieces);
  }

  private static List<Path> files(Path folder) throws Unusable {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new Unusable("recogniser.folder-unreadable", folder, e);
    }
  }

  /** Models come in full and in 8-bit numbers: the latter need a quarter of the memory. */
  private static Optional<Path> named(List<Path> all, String part) {
    return all.stream()
        .filter(file -> name(file).endsWith(".onnx") && name(file).contains(part))
        .filter(file -> !name(file).contains("vad"))
        .max(Comparator.comparing(file -> name(file).contains("int8")));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Kind transducer(Map<String, Path> files) throws Unusable {
    Map<String, String> said = allMetadata(files);
    if (said.containsKey("decode_chunk_len")) {
      return Kind.STREAMING_TRANSDUCER;
    }
    if (said.containsKey("chunk_shift") || said.containsKey("streaming_model_type")) {
      return Kind.STREAMING_NEMO_TRANSDUCER;
    }
    return said.getOrDefault("model_type", "").startsWith("EncDec")
        ? Kind.NEMO_TRANSDUCER
        : Kind.TRANSDUCER;
  }

  private static Kind encoderDecoder(Map<String, Path> files) throws Unusable {
    String type = allMetadata(files).getOrDefault("model_type", "");
    if (type.startsWith("whisper")) {
      return Kind.WHISPER;
    }
    throw unknown(files.values().iterator().next(), type);
  }

  private static Kind single(Path model) throws Unusable {
    Map<String, String> said = metadata(model);
    String type = said.getOrDefault("model_type", "");
    if (said.containsKey("decode_chunk_len")) {
      return Kind.STREAMING_ZIPFORMER_CTC;
    }
    if (said.containsKey("chunk_shift")) {
      return Kind.STREAMING_NEMO_CTC;
    }
    if (said.containsKey("frame_length_ms")) {
      return Kind.STREAMING_T_ONE_CTC;
    }
    if (type.startsWith("EncDec")) {
      return Kind.NEMO_CTC;
    }
    throw unknown(model, type);
  }

  private static Unusable unknown(Path file, String type) {
    List<String> known = Stream.of(Kind.values()).map(Kind::words).toList();
    return type.isEmpty()
        ? new Unusable("recogniser.model-unnamed", file.getParent(), name(file), known)
        : new Unusable("recogniser.model-unusable", file.getParent(), type, known);
  }

  private static Map<String, String> allMetadata(Map<String, Path> files) throws Unusable {
    Map<String, String> said = new HashMap<>();
    for (Path each : files.values()) {
      said.putAll(metadata(each));
    }
    return said;
  }

  private static Map<String, String> metadata(Path file) throws Unusable {
    try {
      return OnnxMetadata.read(file);
    } catch (IOException e) {
      throw new Unusable("recogniser.file-broken", file, e.getMessage());
    }
  }

  /** Its pieces of words, in their order. */
  List<String> vocabulary() throws Unusable {
    List<String> all = new ArrayList<>();
    try (Stream<String> lines = Files.lines(tokens, StandardCharsets.UTF_8)) {
      lines.forEach(line -> all.add(line.split("\\s+", 2)[0]));
    } catch (IOException | UncheckedIOException e) {
      throw new Unusable("recogniser.file-not-utf-8", tokens);
    }
    return all;
  }

  /** What it is, in a few words. */
  String words() {
    return kind.words() + ", model " + folder;
  }
}
