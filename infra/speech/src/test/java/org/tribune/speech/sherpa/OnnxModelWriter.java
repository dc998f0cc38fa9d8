package org.tribune.speech.sherpa;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small ONNX model (onnx.proto): its numbers of fields are that file's. */
final class OnnxModelWriter {
  static final int FLOAT = 1;
  static final int INT64 = 7;

  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;

  private final ProtobufWriter graph = new ProtobufWriter();
  private final ProtobufWriter metadata = new ProtobufWriter();

  /** A node: what it computes of which values. */
  OnnxModelWriter node(String operator, String output, String... inputs) {
    return node(operator, output, new ProtobufWriter(), inputs);
  }

  /** A node with a whole number as its attribute. */
  OnnxModelWriter node(
      String operator, String output, String attribute, long value, String... inputs) {
    ProtobufWriter written =
        new ProtobufWriter()
            .message(
                5,
                new ProtobufWriter().text(1, attribute).number(3, value).number(20, /* INT */ 2));
    return node(operator, output, written, inputs);
  }

  private OnnxModelWriter node(
      String operator, String output, ProtobufWriter rest, String... inputs) {
    ProtobufWriter node = new ProtobufWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(3, output).text(4, operator);
    graph.message(1, node.append(rest));
    return this;
  }

  /** A constant tensor of floats. */
  OnnxModelWriter floats(String name, float[] values, long... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return tensor(name, FLOAT, raw.array(), shape);
  }

  /** A constant tensor of whole numbers. */
  OnnxModelWriter longs(String name, long[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return tensor(name, INT64, raw.array(), shape);
  }

  private OnnxModelWriter tensor(String name, int type, byte[] raw, long... shape) {
    ProtobufWriter tensor = new ProtobufWriter();
    for (long each : shape) {
      tensor.number(1, each);
    }
    graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
    return this;
  }

  /** An input; names among the dimensions are of any length. */
  OnnxModelWriter input(String name, int type, Object... dimensions) {
    graph.message(11, value(name, type, dimensions));
    return this;
  }

  /** An output. */
  OnnxModelWriter output(String name, int type, Object... dimensions) {
    graph.message(12, value(name, type, dimensions));
    return this;
  }

  private static ProtobufWriter value(String name, int type, Object... dimensions) {
    ProtobufWriter shape = new ProtobufWriter();
    for (Object each : dimensions) {
      shape.message(
          1,
          each instanceof String text
              ? new ProtobufWriter().text(2, text)
              : new ProtobufWriter().number(1, ((Number) each).longValue()));
    }
    ProtobufWriter tensor = new ProtobufWriter().number(1, type).message(2, shape);
    return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
  }

  /** What the model says of itself. */
  OnnxModelWriter says(Map<String, Object> entries) {
    entries.forEach(
        (key, value) ->
            metadata.message(14, new ProtobufWriter().text(1, key).text(2, "" + value)));
    return this;
  }

  void write(Path file) throws IOException {
    ProtobufWriter model =
        new ProtobufWriter()
            .number(1, IR_VERSION)
            .message(8, new ProtobufWriter().text(1, "").number(2, OPSET))
            .message(7, graph.text(2, "toy"));
    Files.write(file, model.append(metadata).toBytes());
  }
}
