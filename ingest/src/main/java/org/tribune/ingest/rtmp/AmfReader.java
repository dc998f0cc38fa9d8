package org.tribune.ingest.rtmp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribune.core.Bytes;

/**
 * Reads AMF0 values (AMF0 section 2), bounded in depth and number; each value costs its sender at
 * least a byte. Throws {@link RtmpException.Malformed} and nothing else. Used by one thread.
 */
final class AmfReader {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_VALUES = 4_096;
  private static final int OBJECT_END = 9;
  private static final int AVMPLUS = 17;

  private final ByteBuffer in;
  private int values;

  private AmfReader(ByteBuffer in) {
    this.in = in;
  }

  /** All the values in {@code payload}, up to the first in AMF3. */
  static List<AmfValue> readAll(Bytes payload) {
    return readAll(payload.asByteBuffer());
  }

  /** All the values in {@code payload}, up to the first in AMF3. */
  static List<AmfValue> readAll(ByteBuffer payload) {
    AmfReader reader = new AmfReader(payload);
    List<AmfValue> all = new ArrayList<>();
    while (payload.hasRemaining() && payload.get(payload.position()) != AVMPLUS) {
      all.add(reader.value(/* depth= */ 0));
    }
    return all;
  }

  private AmfValue value(int depth) {
    if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
      throw new RtmpException.Malformed("AMF0 data nested or filled beyond reason");
    }
    int marker = unsigned(/* bytes= */ 1);
    return switch (marker) {
      case 0 -> new AmfValue.Numeric(Double.longBitsToDouble(need(Long.BYTES).getLong()));
      case 1 -> new AmfValue.Flag(unsigned(/* bytes= */ 1) != 0);
      case 2 -> new AmfValue.Text(string(unsigned(/* bytes= */ 2)));
      case 3 -> structure(depth, /* associative= */ false);
      case 5 -> AmfValue.Nothing.NULL;
      case 6, 13 -> AmfValue.Nothing.UNDEFINED;
      case 7 -> reference();
      case 8 -> ecmaArray(depth);
      case 10 -> items(depth);
      case 11 -> date();
      case 12, 15 -> new AmfValue.Text(string(unsigned(/* bytes= */ 4)));
      case 16 -> typedObject(depth);
      default -> throw new RtmpException.Malformed("AMF0 marker " + marker);
    };
  }

  private AmfValue reference() {
    need(Short.BYTES).getShort();
    return AmfValue.Nothing.UNDEFINED;
  }

  private AmfValue date() {
    double milliseconds = Double.longBitsToDouble(need(Long.BYTES + Short.BYTES).getLong());
    in.getShort(); // the time zone, reserved
    return new AmfValue.Date(milliseconds);
  }

  private AmfValue ecmaArray(int depth) {
    need(Integer.BYTES).getInt(); // a hint of the count that encoders get wrong
    return structure(depth, /* associative= */ true);
  }

  private AmfValue typedObject(int depth) {
    string(unsigned(/* bytes= */ 2)); // the class name
    return structure(depth, /* associative= */ false);
  }

  private AmfValue structure(int depth, boolean associative) {
    Map<String, AmfValue> properties = new HashMap<>();
    // Some encoders end their metadata without the end marker.
    while (in.hasRemaining() || !associative) {
      String name = string(unsigned(/* bytes= */ 2));
      if (name.isEmpty() && need(/* bytes= */ 1).get(in.position()) == OBJECT_END) {
        in.get();
        break;
      }
      properties.put(name, value(depth + 1));
    }
    return new AmfValue.Structure(properties, associative);
  }

  private AmfValue items(int depth) {
    int count = unsigned(/* bytes= */ 4);
    List<AmfValue> items = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      items.add(value(depth + 1));
    }
    return new AmfValue.Items(items);
  }

  private String string(int length) {
    need(length);
    byte[] utf8 = new byte[length];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private int unsigned(int bytes) {
    need(bytes);
    int value = 0;
    for (int index = 0; index < bytes; index++) {
      value = (value << 8) | (in.get() & 0xFF);
    }
    if (value < 0) {
      throw new RtmpException.Malformed("AMF0 length beyond the message");
    }
    return value;
  }

  private ByteBuffer need(int bytes) {
    if (in.remaining() < bytes) {
      throw new RtmpException.Malformed("AMF0 data cut short");
    }
    return in;
  }
}
