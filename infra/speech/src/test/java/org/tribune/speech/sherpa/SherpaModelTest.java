package org.tribune.speech.sherpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.speech.SpeechException;

/** Models as they are published: by the names of their files and what those say. */
final class SherpaModelTest {
  @TempDir private Path folder;

  @BeforeEach
  void tokens() throws IOException {
    Files.writeString(folder.resolve("tokens.txt"), "<blk> 0\n▁é 1\n");
  }

  private void file(String name, Map<String, Object> says) throws IOException {
    new OnnxModelWriter()
        .input("x", OnnxModelWriter.FLOAT, 1)
        .node("Identity", "y", "x")
        .output("y", OnnxModelWriter.FLOAT, 1)
        .says(says)
        .write(folder.resolve(name));
  }

  @ParameterizedTest
  @CsvSource({
    "decode_chunk_len, 32, STREAMING_TRANSDUCER",
    "chunk_shift, 8, STREAMING_NEMO_TRANSDUCER",
    "model_type, EncDecRNNTBPEModel, NEMO_TRANSDUCER",
    "comment, non-streaming, TRANSDUCER"
  })
  void find_threeFiles_areATransducer(String key, String value, SherpaModel.Kind kind)
      throws Exception {
    file("encoder-epoch-99-avg-1.onnx", Map.of());
    file("encoder-epoch-99-avg-1.int8.onnx", Map.of(key, value));
    file("decoder-epoch-99-avg-1.onnx", Map.of());
    file("joiner-epoch-99-avg-1.onnx", Map.of());
    SherpaModel found = SherpaModel.find(folder);
    assertThat(found.kind()).isEqualTo(kind);
    assertThat(found.files().get("encoder")).hasFileName("encoder-epoch-99-avg-1.int8.onnx");
  }

  @ParameterizedTest
  @CsvSource({
    "decode_chunk_len, 32, STREAMING_ZIPFORMER_CTC",
    "chunk_shift, 8, STREAMING_NEMO_CTC",
    "frame_length_ms, 300, STREAMING_T_ONE_CTC",
    "model_type, EncDecCTCModelBPE, NEMO_CTC"
  })
  void find_oneFile_isACtcModel(String key, String value, SherpaModel.Kind kind) throws Exception {
    file("model.int8.onnx", Map.of(key, value));
    file("silero_vad.onnx", Map.of());
    assertThat(SherpaModel.find(folder).kind()).isEqualTo(kind);
  }

  @Test
  void find_twoFiles_areWhisper() throws Exception {
    Files.move(folder.resolve("tokens.txt"), folder.resolve("tiny-tokens.txt"));
    file("tiny-encoder.onnx", Map.of("model_type", "whisper-tiny"));
    file("tiny-decoder.onnx", Map.of());
    assertThat(SherpaModel.find(folder).kind()).isEqualTo(SherpaModel.Kind.WHISPER);
  }

  @Test
  void find_kindThatIsNotKnown_saysWhichAre() throws Exception {
    file("model.onnx", Map.of("model_type", "sense_voice_ctc"));
    assertThatThrownBy(() -> SherpaModel.find(folder))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("sense_voice_ctc")
        .hasMessageContaining("streaming transducer");
  }

  @Test
  void file_ofSentencePiece_isReadAsSherpaReadsIt() throws Exception {
    Path model = folder.resolve("bpe.model");
    Files.write(
        model,
        new ProtobufWriter()
            .message(1, new ProtobufWriter().text(1, "▁la").real(2, -1.5f))
            .message(1, new ProtobufWriter().text(1, "é").real(2, -2f).number(3, 1))
            .message(2, new ProtobufWriter().text(1, "trainer"))
            .toBytes());
    Path made = SentencePieceVocabulary.file(model, folder);
    assertThat(Files.readString(made, StandardCharsets.UTF_8)).isEqualTo("▁la\t-1.5\né\t-2.0\n");
    assertThat(SentencePieceVocabulary.file(made, folder)).isEqualTo(made);
  }

  @Test
  void text_hotwords_areInTheModelsLetters() {
    List<String> words = List.of("Jean-Pierre Dupont", "l’Île/de:Ré", "§");
    assertThat(Hotwords.text(words, List.of("<blk>", "▁JE", "AN"), Locale.FRENCH))
        .isEqualTo("JEAN-PIERRE DUPONT/L'ÎLE DE RÉ");
    assertThat(Hotwords.text(words, List.of("▁je", "an"), Locale.FRENCH))
        .isEqualTo("jean-pierre dupont/l'île de ré");
    assertThat(Hotwords.text(words, List.of("▁Je", "an"), Locale.FRENCH))
        .isEqualTo("Jean-Pierre Dupont/l'Île de Ré");
  }
}
