package org.tribune.ingest.rtmp;

import java.util.List;
import java.util.Optional;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.FrameRate;

/**
 * What an encoder says of its stream in onMetaData (FLV E.5): hints, not to be trusted.
 *
 * @param width pixels, 0 if not said
 * @param height pixels, 0 if not said
 * @param frameRate if said and plausible
 */
record StreamMetadata(int width, int height, Optional<FrameRate> frameRate) {
  /** Nothing is said. */
  static final StreamMetadata NONE = new StreamMetadata(0, 0, Optional.empty());

  private static final int WIDEST = 16_384;
  private static final double FASTEST = 300;

  /** The metadata in a data message, if it is that: {@code [@setDataFrame] onMetaData {…}}. */
  static Optional<StreamMetadata> read(List<AmfValue> values) {
    int first = !values.isEmpty() && isText(values.get(0), "@setDataFrame") ? 1 : 0;
    if (values.size() < first + 2 || !isText(values.get(first), "onMetaData")) {
      return Optional.empty();
    }
    AmfValue said = values.get(first + 1);
    return Optional.of(
        new StreamMetadata(
            pixels(said.property("width")),
            pixels(said.property("height")),
            said.property("framerate").flatMap(AmfValue::number).flatMap(StreamMetadata::rate)));
  }

  /** The track's shape with what is said where the bit stream is silent. */
  Track.Video complete(Track.Video video) {
    boolean sized = video.width() > 0;
    return new Track.Video(
        sized ? video.width() : width,
        sized ? video.height() : height,
        video.frameRate().or(() -> frameRate),
        video.sampleAspectNumerator(),
        video.sampleAspectDenominator(),
        video.rotation());
  }

  private static boolean isText(AmfValue value, String text) {
    return value.text().filter(text::equals).isPresent();
  }

  private static int pixels(Optional<AmfValue> value) {
    return value
        .flatMap(AmfValue::number)
        .filter(pixels -> pixels >= 1 && pixels <= WIDEST)
        .map(Double::intValue)
        .orElse(0);
  }

  /** Whole rates, and those of NTSC (30000/1001); others to a thousandth. */
  private static Optional<FrameRate> rate(double perSecond) {
    if (perSecond < 1 || perSecond > FASTEST) {
      return Optional.empty();
    }
    int whole = (int) Math.round(perSecond);
    if (Math.abs(perSecond - whole) < 0.001) {
      return Optional.of(FrameRate.of(whole));
    }
    if (Math.abs(perSecond - whole * 1_000 / 1_001.0) < 0.005) {
      return Optional.of(new FrameRate(whole * 1_000, /* denominator= */ 1_001));
    }
    return Optional.of(
        new FrameRate((int) Math.round(perSecond * 1_000), /* denominator= */ 1_000));
  }
}
