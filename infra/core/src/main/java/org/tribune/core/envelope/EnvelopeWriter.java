package org.tribune.core.envelope;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.tribune.core.Bytes;
import org.tribune.core.time.FrameRate;

/** Writes the fields of an {@link Envelope}. */
public final class EnvelopeWriter extends DataOutputStream {
  EnvelopeWriter(ByteArrayOutputStream bytes) {
    super(bytes);
  }

  /** Bytes, led by how many. */
  public void writeRun(Bytes run) throws IOException {
    writeInt(run.length());
    write(run.array());
  }

  /** A frame rate. */
  public void writeRate(FrameRate rate) throws IOException {
    writeInt(rate.numerator());
    writeInt(rate.denominator());
  }
}
