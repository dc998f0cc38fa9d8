package org.tribune.core.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.tribune.core.log.LogException;

/**
 * A binary envelope: a byte for its version, then what its codec writes. Big-endian; strings and
 * byte runs are led by their length (strings in Java's modified UTF-8 with 16 bits, runs with 32
 * bits); a frame rate is its numerator and its denominator.
 *
 * @param name of the entries in it, for messages: {@code contribution}
 * @param version the one version that this program writes and reads, below 256
 */
public record Envelope(String name, int version) {
  /** Writes an entry's fields. */
  @FunctionalInterface
  public interface Fill {
    void write(EnvelopeWriter out) throws IOException;
  }

  /** Reads an entry's fields; an {@link IllegalArgumentException} says that they make no sense. */
  @FunctionalInterface
  public interface Open<T> {
    T read(EnvelopeReader in) throws IOException;
  }

  /**
   * The bytes of an envelope.
   *
   * @param room how many bytes it will take, about
   */
  public byte[] write(int room, Fill fill) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(room);
    try (EnvelopeWriter out = new EnvelopeWriter(bytes)) {
      out.writeByte(version);
      fill.write(out);
    } catch (IOException e) {
      throw new LogException("Can't write a " + name + " entry", e);
    }
    return bytes.toByteArray();
  }

  /** What is in an envelope; throws {@link LogException} if these are not the bytes of one. */
  public <T> T read(byte[] bytes, Open<T> open) {
    try (EnvelopeReader in = new EnvelopeReader(new ByteArrayInputStream(bytes))) {
      int found = in.readUnsignedByte();
      if (found != version) {
        throw new LogException(
            "A "
                + name
                + " entry is in version "
                + found
                + " of the envelope and this program reads "
                + version
                + ": run the same version of Tribune on all machines");
      }
      return open.read(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new LogException("Not a whole " + name + " entry (" + bytes.length + " bytes)", e);
    }
  }

  /** There is no entry of this kind. */
  public LogException unknownKind(int kind) {
    return new LogException("Not a kind of " + name + " entry: " + kind);
  }
}
