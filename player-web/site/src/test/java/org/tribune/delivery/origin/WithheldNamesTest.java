package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.recording.WithheldSegments;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.site.FakeTranscoder;

class WithheldNamesTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final Instant ORIGIN = Instant.parse("2026-11-24T18:00:00Z");
  private static final Timeline TIMELINE =
      new Timeline(
          ORIGIN,
          FrameRate.of(25),
          /* framesPerPart= */ 8,
          FakeTranscoder.PARTS,
          /* partsPerKeyFrame= */ 6,
          new MediaTime(32, 100),
          /* targetDuration= */ 4);

  private static List<String> names(double from, double to, long behind) {
    return names(from, to, /* captions= */ Set.of(), behind);
  }

  private static List<String> names(double from, double to, Set<String> captions, long behind) {
    Withholding withholding =
        new Withholding(
            1,
            ORIGIN.plusMillis(Math.round(from * 1_000)),
            ORIGIN.plusMillis(Math.round(to * 1_000)),
            ORIGIN,
            Optional.empty(),
            OptionalInt.empty());
    return WithheldNames.of(
        ID,
        new RenditionFormat(/* epoch= */ 1, TIMELINE, FakeTranscoder.RENDITIONS),
        captions,
        WithheldSegments.of(TIMELINE, List.of(withholding)),
        behind);
  }

  @Test
  void of_whatIsNearTheEnd_namesSegmentsPartsAndPlaylists() {
    assertThat(names(21, 29, 10))
        .contains(
            "/hls/recordings/b1/720p/live.m3u8",
            "/hls/recordings/b1/audio/rewind.m3u8",
            "/hls/recordings/b1/720p/5.m4s",
            "/hls/recordings/b1/audio/7.m4s",
            "/hls/recordings/b1/1080p/6.0.m4s",
            "/hls/recordings/b1/1080p/6.11.m4s")
        .noneMatch(name -> name.contains("/4.") || name.contains("/8."))
        .hasSize(3 * (2 + 3 + 3 * FakeTranscoder.PARTS));
  }

  @Test
  void of_whatIsLongPast_namesNoParts() {
    assertThat(names(21, 29, 1_000)).hasSize(3 * (2 + 3));
  }

  @Test
  void of_captions_namesThoseTooInWhichWhatIsSaidThereMayStand() {
    assertThat(names(42, 45, Set.of("fr"), 1_000))
        .contains(
            "/hls/recordings/b1/captions-fr/live.m3u8",
            "/hls/recordings/b1/captions-fr/rewind.m3u8",
            "/hls/recordings/b1/captions-fr/0.vtt",
            "/hls/recordings/b1/captions-fr/11.vtt",
            "/hls/recordings/b1/captions-fr/23.vtt")
        .doesNotContain("/hls/recordings/b1/captions-fr/24.vtt");
  }
}
