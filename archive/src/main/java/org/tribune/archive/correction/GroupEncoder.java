package org.tribune.archive.correction;

import java.util.ArrayList;
import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.Rendition;
import org.tribune.media.encode.AvcConfiguration;
import org.tribune.media.encode.VideoEncoder;
import org.tribune.media.encode.VideoEncoderSettings;
import org.tribune.media.picture.Picture;

/**
 * Encodes pictures that go among those of a rendition, under the parameter sets of its header: its
 * players know no others. Used by one thread.
 */
final class GroupEncoder implements AutoCloseable {
  /** One of those that search little and one of the others: see what x264Parameters() pins. */
  private static final List<String> PRESETS = List.of("veryfast", "medium");

  private final VideoEncoder encoder;
  private long next = 0;

  private GroupEncoder(VideoEncoder encoder) {
    this.encoder = encoder;
  }

  /**
   * An encoder for a rendition.
   *
   * @throws CorrectionException if none has its parameter sets: another program made it
   */
  static GroupEncoder open(Rendition.Video rendition) {
    AvcConfiguration wanted = AvcConfiguration.ofHeader(rendition.header());
    for (String preset : PRESETS) {
      VideoEncoder encoder = VideoEncoder.open(settings(rendition, preset), wanted.level());
      if (encoder.configuration().equals(wanted)) {
        return new GroupEncoder(encoder);
      }
      encoder.close();
    }
    throw new CorrectionException(
        "les images de "
            + rendition.id()
            + " viennent d’un autre encodeur / the pictures of "
            + rendition.id()
            + " come from another encoder");
  }

  private static VideoEncoderSettings settings(Rendition.Video rendition, String preset) {
    int peak = Math.max(rendition.peakBandwidth(), rendition.averageBandwidth());
    return new VideoEncoderSettings(
        rendition.width(),
        rendition.height(),
        rendition.frameRate(),
        rendition.averageBandwidth(),
        peak,
        peak,
        preset,
        /* effort= */ 0,
        /* threads= */ 1);
  }

  /** A frame as a sample: length-prefixed NAL units. */
  Bytes encode(Picture picture, boolean idr) {
    List<Bytes> encoded = new ArrayList<>();
    encoder.encode(picture, next++, idr, frame -> encoded.add(frame.data()));
    return encoded.getFirst();
  }

  @Override
  public void close() {
    encoder.close();
  }
}
