package org.tribune.core.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tribune.core.time.MediaTime;

class MediaPlaylistWriterTest {
  private static final Instant ORIGIN = Instant.parse("2026-11-24T18:00:00.120Z");
  private static final MediaTime PART = new MediaTime(8_000, 25_000);
  private static final MediaTime SEGMENT = new MediaTime(96_000, 25_000);

  @Test
  void write_livePlaylist_equalsGolden() {
    assertThat(MediaPlaylistWriter.write(live(9, /* ended= */ false))).isEqualTo(golden("live"));
  }

  @Test
  void writeDelta_livePlaylist_equalsGolden() {
    assertThat(MediaPlaylistWriter.writeDelta(live(9, /* ended= */ false)))
        .isEqualTo(golden("delta"));
  }

  @Test
  void write_endedPlaylist_equalsGolden() {
    assertThat(MediaPlaylistWriter.write(live(3, /* ended= */ true))).isEqualTo(golden("ended"));
  }

  @Test
  void writeDelta_nothingBeyondTheSkipBoundary_isTheWholePlaylist() {
    MediaPlaylist playlist = live(6, /* ended= */ false);
    assertThat(MediaPlaylistWriter.writeDelta(playlist))
        .isEqualTo(MediaPlaylistWriter.write(playlist));
  }

  @Test
  void skippableSegments_sevenSegmentsBehindTheBoundary_areCounted() {
    // 24 s are 6.25 segments of 3.84 s: the seventh from the end is the first wholly beyond.
    assertThat(live(9, /* ended= */ false).skippableSegments()).isEqualTo(2);
  }

  @Test
  void write_anyLocale_usesPoints() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(MediaPlaylistWriter.write(live(9, /* ended= */ false))).isEqualTo(golden("live"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void mediaPlaylist_segmentRoundsToMoreThanTheTarget_isRefused() {
    MediaTime tooLong = new MediaTime(4_500, 1_000);
    assertThatThrownBy(
            () ->
                new MediaPlaylist(
                    4,
                    0,
                    0,
                    Optional.of("init.mp4"),
                    List.of(),
                    List.of(segment(0, tooLong)),
                    Optional.empty(),
                    false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.m4s");
  }

  @Test
  void write_uriWithALineBreak_isRefused() {
    MediaPlaylist playlist =
        new MediaPlaylist(
            4,
            0,
            0,
            Optional.of("a\n#EXT-X-ENDLIST"),
            List.of(),
            List.of(),
            Optional.empty(),
            false);
    assertThatThrownBy(() -> MediaPlaylistWriter.write(playlist))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lowestLatency_partTargetWithoutEnd_holdsBackThreeTimesWhatIsWritten() {
    MediaTime twoThirds = new MediaTime(2, 3);
    ServerControl control = ServerControl.lowestLatency(4, twoThirds);
    assertThat(DecimalSeconds.format(twoThirds)).isEqualTo("0.666667");
    assertThat(DecimalSeconds.format(control.partHoldBack())).isEqualTo("2.000001");
  }

  private static MediaPlaylist live(int count, boolean ended) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segments.add(segment(20 + i, SEGMENT));
    }
    segments.set(1, gap(segments.get(1)));
    Segment last = segments.getLast();
    segments.set(
        count - 1,
        new Segment(
            last.uri(),
            last.duration(),
            last.programDateTime(),
            last.gap(),
            last.discontinuity(),
            List.of(part("28.0.m4s", true), part("28.1.m4s", false))));
    LowLatency lowLatency =
        new LowLatency(
            ServerControl.lowestLatency(4, PART),
            PART,
            ended
                ? Optional.empty()
                : Optional.of(
                    new OpenSegment(
                        Optional.of(at(count)), false, List.of(part("29.0.m4s", true)))),
            ended ? Optional.empty() : Optional.of("29.1.m4s"),
            ended
                ? List.of()
                : List.of(
                    new RenditionReport("../audio/live.m3u8", 29, OptionalInt.of(0)),
                    new RenditionReport("../720p/live.m3u8", 28, OptionalInt.empty())));
    return new MediaPlaylist(
        4, 20, 0, Optional.of("init.mp4"), List.of(), segments, Optional.of(lowLatency), ended);
  }

  private static Segment segment(long number, MediaTime duration) {
    return new Segment(
        number + ".m4s", duration, Optional.of(at(number - 20)), false, false, List.of());
  }

  private static Segment gap(Segment segment) {
    return new Segment(
        segment.uri(), segment.duration(), segment.programDateTime(), true, false, List.of());
  }

  private static Instant at(long index) {
    return ORIGIN.plusMillis(3_840 * index);
  }

  private static PartialSegment part(String uri, boolean independent) {
    return new PartialSegment(uri, PART, independent, /* gap= */ false);
  }

  private static String golden(String name) {
    try (InputStream in =
        Objects.requireNonNull(MediaPlaylistWriterTest.class.getResourceAsStream(name + ".m3u8"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
