package org.tribune.ingest.rtmp;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes AMF0 values (AMF0 section 2). */
final class AmfWriter {
  private static final int LONGEST_SHORT_STRING = 0xFFFF;

  private AmfWriter() {}

  /** Appends {@code values} to {@code out}. */
  static void write(ByteBuf out, List<AmfValue> values) {
    values.forEach(value -> write(out, value));
  }

  private static void write(ByteBuf out, AmfValue value) {
    switch (value) {
      case AmfValue.Numeric(double number) -> out.writeByte(0).writeDouble(number);
      case AmfValue.Flag(boolean flag) -> out.writeByte(1).writeBoolean(flag);
      case AmfValue.Text(String text) -> writeText(out, text);
      case AmfValue.Structure structure -> writeStructure(out, structure);
      case AmfValue.Items(List<AmfValue> items) -> {
        out.writeByte(10).writeInt(items.size());
        write(out, items);
      }
      case AmfValue.Date(double milliseconds) ->
          out.writeByte(11).writeDouble(milliseconds).writeShort(0);
      case AmfValue.Nothing.NULL -> out.writeByte(5);
      case AmfValue.Nothing.UNDEFINED -> out.writeByte(6);
    }
  }

  private static void writeText(ByteBuf out, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > LONGEST_SHORT_STRING) {
      out.writeByte(12).writeInt(utf8.length).writeBytes(utf8);
    } else {
      out.writeByte(2).writeShort(utf8.length).writeBytes(utf8);
    }
  }

  private static void writeStructure(ByteBuf out, AmfValue.Structure structure) {
    if (structure.associative()) {
      out.writeByte(8).writeInt(structure.properties().size());
    } else {
      out.writeByte(3);
    }
    for (Map.Entry<String, AmfValue> property : structure.properties().entrySet()) {
      byte[] name = property.getKey().getBytes(StandardCharsets.UTF_8);
      out.writeShort(name.length).writeBytes(name);
      write(out, property.getValue());
    }
    out.writeMedium(9); // an empty name, then the end marker
  }
}
