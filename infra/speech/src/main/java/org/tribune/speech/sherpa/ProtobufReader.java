package org.tribune.speech.sherpa;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Fields of a message as Protocol Buffers encode them (protobuf.dev, Encoding), of a file or of
 * memory; what nobody asks for is not read.
 */
final class ProtobufReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;
  private static final int WIRE_TYPE_BITS = 3;
  private static final int MOST_SHIFT = 63;

  /** Gives bytes from a place on. */
  private interface Source {
    void read(long at, ByteBuffer into) throws IOException;
  }

  /**
   * A field, whose content is at {@code at}.
   *
   * @param isMessage it is a message, text or bytes
   */
  record Field(int number, boolean isMessage, long at, long length) {}

  private final Source source;
  private final long end;
  private long position = 0;

  ProtobufReader(FileChannel file) throws IOException {
    this.source =
        (at, into) -> {
          long from = at;
          while (into.hasRemaining()) {
            int count = file.read(into, from);
            if (count < 0) {
              throw new EOFException();
            }
            from += count;
          }
        };
    this.end = file.size();
  }

  ProtobufReader(ByteBuffer memory) {
    this.source = (at, into) -> into.put(memory.slice((int) at, into.remaining()));
    this.end = memory.remaining();
  }

  boolean hasMore() {
    return position < end;
  }

  /** The next field; {@link #skip} goes behind it. */
  Field next() throws IOException {
    long key = varint();
    long number = key >>> WIRE_TYPE_BITS;
    if (number < 1 || number > 1 << 29) {
      throw new IOException("it is no ONNX model");
    }
    return switch ((int) key & 7) {
      case VARINT -> {
        long begin = position;
        long _ = varint();
        yield new Field((int) number, /* isMessage= */ false, begin, position - begin);
      }
      case FIXED64 -> field(number, /* isMessage= */ false, Long.BYTES);
      case LENGTH_DELIMITED -> field(number, /* isMessage= */ true, varint());
      case FIXED32 -> field(number, /* isMessage= */ false, Integer.BYTES);
      default -> throw new IOException("it is no ONNX model");
    };
  }

  private Field field(long number, boolean isMessage, long length) throws IOException {
    if (length < 0 || length > end - position) {
      throw new EOFException();
    }
    return new Field((int) number, isMessage, position, length);
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
      int each = octet();
      value |= (long) (each & 0x7f) << shift;
      if (each < 0x80) {
        return value;
      }
    }
    throw new IOException("it is no ONNX model");
  }

  private int octet() throws IOException {
    if (position >= end) {
      throw new EOFException();
    }
    ByteBuffer one = ByteBuffer.allocate(1);
    source.read(position++, one);
    return one.get(0) & 0xff;
  }

  /** A field's content. */
  ByteBuffer bytes(Field field, int longest) throws IOException {
    if (field.length > longest) {
      throw new IOException("one of its texts has " + field.length + " bytes");
    }
    ByteBuffer content = ByteBuffer.allocate((int) field.length);
    source.read(field.at, content);
    return content.flip();
  }

  void skip(Field field) {
    position = field.at + field.length;
  }
}
