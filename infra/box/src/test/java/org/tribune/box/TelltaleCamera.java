package org.tribune.box;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * The camera of the channel {@code chamber}, whose RTMP source has the key {@value #KEY}: it shows
 * a {@link TelltaleClip} over and over.
 */
final class TelltaleCamera {
  static final String KEY = "key-of-the-chamber";

  private TelltaleCamera() {}

  /** Sends a clip from now on, as it is; what the encoder says goes beside it. */
  static Encoder send(BoxProcess box, Path clip) throws IOException {
    return Encoder.send(
        clip,
        List.of("-c", "copy"),
        Route.RTMP,
        box.rtmpAddress(KEY),
        clip.resolveSibling("encoder.txt"));
  }

  /** Waits until what it sends arrives. */
  static void awaitArrival(BoxProcess box) {
    box.await(
        "what the camera sends",
        () -> box.operatorChannel("chamber").at("/sources/0/bitsPerSecond").asDouble() > 0);
  }

  /** Lets it go on for so long. */
  static void film(Duration duration) {
    Awaitility.await().pollDelay(duration).atMost(duration.plusSeconds(10)).until(() -> true);
  }
}
