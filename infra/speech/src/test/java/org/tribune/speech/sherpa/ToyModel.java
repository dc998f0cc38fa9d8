package org.tribune.speech.sherpa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that hears a tone as a piece of a word, in the shape of an LSTM transducer: the encoder
 * looks at every fourth frame of 80 mel bands and compares the loudness of each piece's band; the
 * decoder forbids the tone that was said last, so that a tone that lasts is said once; the joiner
 * adds both. Real models differ in their numbers alone.
 */
public final class ToyModel {
  /** Pieces, of which the first says nothing; and the tone of each. */
  private static final List<String> PIECES =
      List.of("<blk>", "▁bon", "jour", "▁à", "▁tous", "▁durant", "▁durand");

  private static final double[] TONES = {0, 300, 700, 1_500, 2_500, 4_500, 4_500};

  /** Of the last two, which one tone means, the former is a little likelier. */
  private static final float[] WEIGHTS = {0, 1, 1, 1, 1, 1, 0.95f};

  private static final int BANDS = 80;
  private static final int FRAMES = 16;
  private static final int STATE = 4;
  private static final float SILENCE = 1.5f;
  private static final float FORBIDDEN = -100;
  private static final long ALL = Integer.MAX_VALUE;

  private ToyModel() {}

  /** The tone that is heard as this piece. */
  public static double tone(String piece) {
    return TONES[PIECES.indexOf(piece)];
  }

  /** Writes one that hears while it is said. */
  public static Path writeStreaming(Path folder) throws IOException {
    write(folder);
    encoder("x", "encoder_out")
        .input("x", OnnxModelWriter.FLOAT, "N", FRAMES, BANDS)
        .input("h", OnnxModelWriter.FLOAT, 1, "N", STATE)
        .input("c", OnnxModelWriter.FLOAT, 1, "N", STATE)
        .node("Identity", "next_h", "h")
        .node("Identity", "next_c", "c")
        .output("encoder_out", OnnxModelWriter.FLOAT, "N", FRAMES / 4, PIECES.size())
        .output("next_h", OnnxModelWriter.FLOAT, 1, "N", STATE)
        .output("next_c", OnnxModelWriter.FLOAT, 1, "N", STATE)
        .says(
            sorted(
                Map.of(
                    "model_type", "lstm",
                    "num_encoder_layers", 1,
                    "T", FRAMES,
                    "decode_chunk_len", FRAMES,
                    "rnn_hidden_size", STATE,
                    "d_model", STATE)))
        .write(folder.resolve("encoder.onnx"));
    return folder;
  }

  /** Writes one that hears a whole passage. */
  public static Path writeOffline(Path folder) throws IOException {
    write(folder);
    encoder("x", "encoder_out")
        .input("x", OnnxModelWriter.FLOAT, "N", "T", BANDS)
        .input("x_lens", OnnxModelWriter.INT64, "N")
        .longs("three", new long[] {3}, 1)
        .longs("four", new long[] {4}, 1)
        .node("Add", "rounded", "x_lens", "three")
        .node("Div", "encoder_out_lens", "rounded", "four")
        .output("encoder_out", OnnxModelWriter.FLOAT, "N", "U", PIECES.size())
        .output("encoder_out_lens", OnnxModelWriter.INT64, "N")
        .says(Map.of("model_type", "toy"))
        .write(folder.resolve("encoder.onnx"));
    return folder;
  }

  /** Writes an encoder of an operator that there is not. */
  public static void writeImpossible(Path file) throws IOException {
    new OnnxModelWriter()
        .input("x", OnnxModelWriter.FLOAT, "N", FRAMES, BANDS)
        .node("Clairvoyance", "encoder_out", "x")
        .output("encoder_out", OnnxModelWriter.FLOAT, "N", FRAMES / 4, PIECES.size())
        .says(Map.of("model_type", "lstm", "decode_chunk_len", FRAMES))
        .write(file);
  }

  private static Map<String, Object> sorted(Map<String, Object> entries) {
    return new TreeMap<>(entries);
  }

  private static OnnxModelWriter encoder(String input, String output) {
    float[] weights = new float[BANDS * PIECES.size()];
    float[] bias = new float[PIECES.size()];
    for (int piece = 1; piece < PIECES.size(); piece++) {
      weights[band(TONES[piece]) * PIECES.size() + piece] = WEIGHTS[piece];
    }
    bias[0] = SILENCE;
    return new OnnxModelWriter()
        .longs("first", new long[] {0}, 1)
        .longs("last", new long[] {ALL}, 1)
        .longs("axis", new long[] {1}, 1)
        .longs("step", new long[] {4}, 1)
        .floats("bands", weights, BANDS, PIECES.size())
        .floats("bias", bias, PIECES.size())
        .node("Slice", "fourth", input, "first", "last", "axis", "step")
        .node("MatMul", "loudness", "fourth", "bands")
        .node("Add", output, "loudness", "bias");
  }

  /** The band of the mel scale in whose middle a tone is (Kaldi's, 20 Hz to 7,600 Hz). */
  private static int band(double hertz) {
    double low = mel(20);
    double width = (mel(7_600) - low) / (BANDS + 1);
    return (int) Math.round((mel(hertz) - low) / width) - 1;
  }

  private static double mel(double hertz) {
    return 1127 * Math.log(1 + hertz / 700);
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    int size = PIECES.size();
    float[] forbidden = new float[size * size];
    for (int said = 1; said < size; said++) {
      for (int piece = 1; piece < size; piece++) {
        forbidden[said * size + piece] = TONES[said] == TONES[piece] ? FORBIDDEN : 0;
      }
    }
    // What was said last, of two.
    new OnnxModelWriter()
        .input("y", OnnxModelWriter.INT64, "N", 2)
        .longs("second", new long[] {1})
        .floats("forbidden", forbidden, size, size)
        .node("Gather", "said", "axis", 1, "y", "second")
        .node("Gather", "decoder_out", "axis", 0, "forbidden", "said")
        .output("decoder_out", OnnxModelWriter.FLOAT, "N", size)
        .says(sorted(Map.of("vocab_size", size, "context_size", 2)))
        .write(folder.resolve("decoder.onnx"));
    new OnnxModelWriter()
        .input("encoder_out", OnnxModelWriter.FLOAT, "N", size)
        .input("decoder_out", OnnxModelWriter.FLOAT, "N", size)
        .node("Add", "logit", "encoder_out", "decoder_out")
        .output("logit", OnnxModelWriter.FLOAT, "N", size)
        .says(Map.of("joiner_dim", size))
        .write(folder.resolve("joiner.onnx"));
    StringBuilder tokens = new StringBuilder();
    ProtobufWriter pieces = new ProtobufWriter();
    for (int piece = 0; piece < size; piece++) {
      tokens.append(PIECES.get(piece)).append(' ').append(piece).append('\n');
      pieces.message(1, new ProtobufWriter().text(1, PIECES.get(piece)).real(2, -piece));
    }
    Files.writeString(folder.resolve("tokens.txt"), tokens.toString());
    Files.write(folder.resolve("bpe.model"), pieces.toBytes());
  }
}
