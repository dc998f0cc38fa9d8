package org.tribune.ingest.rtmp;

import java.util.List;
import org.tribune.core.Bytes;

/**
 * Fuzz target: AMF0 of any bytes is values or {@link RtmpException.Malformed}, and nothing else.
 */
public final class AmfFuzzer {
  private AmfFuzzer() {}

  /** One input: an AMF0 payload. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<AmfValue> values;
    try {
      values = AmfReader.readAll(Bytes.wrap(input));
    } catch (RtmpException.Malformed e) {
      return;
    }
    var _ = StreamMetadata.read(values);
    if (values.size() > input.length) {
      throw new AssertionError(values.size() + " values of " + input.length + " bytes");
    }
  }
}
