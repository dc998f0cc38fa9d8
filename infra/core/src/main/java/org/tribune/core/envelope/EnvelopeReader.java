package org.tribune.core.envelope;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.tribune.core.Bytes;
import org.tribune.core.time.FrameRate;

/** Reads the fields of an {@link Envelope}. */
public final class EnvelopeReader extends DataInputStream {
  EnvelopeReader(ByteArrayInputStream bytes) {
    super(bytes);
  }

  /** Bytes, led by how many: never more than there are. */
  public Bytes readRun() throws IOException {
    int length = readInt();
    if (length < 0 || length > available()) {
      throw new IOException("A run of " + length + " bytes where " + available() + " are left");
    }
    return Bytes.wrap(readNBytes(length));
  }

  /** A frame rate. */
  public FrameRate readRate() throws IOException {
    return new FrameRate(readInt(), readInt());
  }
}
