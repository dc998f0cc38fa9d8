package org.tribune.core.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.time.MediaTime;

final class DateRangeTest {
  private static final Instant START = Instant.parse("2026-11-24T18:45:00Z");

  private static DateRange range(String id, String className, int second) {
    return new DateRange(
        id,
        className,
        START.plusSeconds(second),
        List.of(new DateRange.Text("X-ORG-TRIBUNE-TITLE", "Point " + id)));
  }

  private static List<Segment> segments(int count) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segments.add(
          new Segment(
              i + ".m4s",
              new MediaTime(4, 1),
              Optional.of(START.plusSeconds(4L * i)),
              false,
              false,
              List.of()));
    }
    return segments;
  }

  @Test
  void write_inARewindPlaylist_comesBeforeTheSegments() {
    DateRange range =
        new DateRange(
            "k3v9.1",
            "org.tribune.chapter",
            START.plusMillis(2_250),
            List.of(new DateRange.Text("X-ORG-TRIBUNE-TITLE", "Budget \"annexe\" de l’eau")));
    RewindPlaylist playlist =
        new RewindPlaylist(4, 0, Optional.of("init.mp4"), 0, List.of(range), segments(1), false);
    assertThat(RewindPlaylistWriter.write(playlist))
        .contains(
            """
            #EXT-X-MAP:URI="init.mp4"
            #EXT-X-DATERANGE:ID="k3v9.1",CLASS="org.tribune.chapter",\
            START-DATE="2026-11-24T18:45:02.250Z",END-ON-NEXT=YES,\
            X-ORG-TRIBUNE-TITLE="Budget ”annexe” de l’eau"
            #EXT-X-PROGRAM-DATE-TIME:2026-11-24T18:45:00.000Z
            """);
  }

  @Test
  void writeDelta_playlistWithRanges_hasAllOfThem() {
    List<DateRange> ranges = List.of(range("a", "chapter", 1), range("b", "chapter", 100));
    LowLatency lowLatency =
        new LowLatency(
            ServerControl.lowestLatency(4, new MediaTime(1, 3)),
            new MediaTime(1, 3),
            Optional.empty(),
            Optional.empty(),
            List.of());
    MediaPlaylist playlist =
        new MediaPlaylist(
            4, 0, 0, Optional.of("init.mp4"), ranges, segments(30), Optional.of(lowLatency), false);
    assertThat(MediaPlaylistWriter.writeDelta(playlist))
        .contains("#EXT-X-SKIP:")
        .contains("ID=\"a\"")
        .contains("ID=\"b\"");
  }

  @Test
  void since_aTime_keepsTheLastOfEachClassAndWhatComesLater() {
    List<DateRange> all =
        List.of(
            range("a", "chapter", 0),
            range("s", "speaker", 5),
            range("b", "chapter", 10),
            range("c", "chapter", 20),
            range("d", "chapter", 30));
    assertThat(DateRange.since(all, START.plusSeconds(20)))
        .extracting(DateRange::id)
        .containsExactlyInAnyOrder("s", "c", "d");
    assertThat(DateRange.since(all, START.minusSeconds(1))).containsExactlyElementsOf(all);
  }

  @Test
  void write_titleWithALineBreak_isRefused() {
    DateRange range =
        new DateRange(
            "a", "chapter", START, List.of(new DateRange.Text("X-T", "x\n#EXT-X-ENDLIST")));
    VodPlaylist playlist =
        new VodPlaylist(4, Optional.of("init.mp4"), List.of(range), segments(1), false);
    assertThatThrownBy(() -> VodPlaylistWriter.write(playlist))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
