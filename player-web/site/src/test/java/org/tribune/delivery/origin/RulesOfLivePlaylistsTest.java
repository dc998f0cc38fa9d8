package org.tribune.delivery.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/** The rules of HLS-RULES.md on what a live media playlist says, over HTTP. */
class RulesOfLivePlaylistsTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final List<String> RENDITIONS =
      FakeTranscoder.RENDITIONS.stream().map(Rendition::id).toList();

  @TempDir Path directory;
  private RunningServer running;
  private FakeTranscoder transcoder;

  @BeforeEach
  void start() {
    running = new RunningServer(directory);
    transcoder = running.open(ID, /* live= */ true);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private PlaylistText playlist(String rendition, long segment, int part) {
    return PlaylistText.of(running.playlist(ID, rendition, segment, part));
  }

  private PlaylistText nineSegmentsAndFourParts(String rendition) {
    transcoder.segments(0, 8).parts(9, 0, 3);
    running.playlist(ID, "audio", 9, 3);
    return playlist(rendition, 9, 3);
  }

  @Test
  void rule1And2_playlist_isPlainUtf8WithOneHeaderAndOneVersion() {
    nineSegmentsAndFourParts("720p");
    String text = running.playlist(ID, "720p", 9, 3);
    assertThat(text).startsWith("#EXTM3U\n").doesNotContain("\uFEFF");
    assertThat(text.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(PlaylistText.of(text).values("#EXT-X-VERSION")).hasSize(1);
    assertThat(PlaylistText.of(text).values("#EXTM3U")).hasSize(1);
  }

  @Test
  void rule3_attributeLists_haveNoRepeatedNameAndNoBlank() {
    PlaylistText playlist = nineSegmentsAndFourParts("720p");
    for (String tag :
        List.of(
            "#EXT-X-SERVER-CONTROL",
            "#EXT-X-PART-INF",
            "#EXT-X-MAP",
            "#EXT-X-PART",
            "#EXT-X-PRELOAD-HINT",
            "#EXT-X-RENDITION-REPORT")) {
      assertThat(playlist.attributes(tag)).as(tag).isNotEmpty();
    }
  }

  @Test
  void rule5_version_isWhatTheTagsNeed() {
    PlaylistText whole = nineSegmentsAndFourParts("720p");
    PlaylistText delta =
        PlaylistText.of(
            running
                .get(running.address(ID, "720p") + "live.m3u8?_HLS_msn=9&_HLS_part=3&_HLS_skip=YES")
                .body());
    assertThat(whole.number("#EXT-X-VERSION")).isEqualTo(6);
    assertThat(delta.values("#EXT-X-SKIP")).hasSize(1);
    assertThat(delta.number("#EXT-X-VERSION")).isEqualTo(9);
  }

  @Test
  void rule6And25_mediaPlaylist_holdsNoMultivariantTag() {
    assertThat(nineSegmentsAndFourParts("720p").lines())
        .noneMatch(line -> line.startsWith("#EXT-X-STREAM-INF"))
        .noneMatch(line -> line.startsWith("#EXT-X-MEDIA:"))
        .noneMatch(line -> line.startsWith("#EXT-X-INDEPENDENT-SEGMENTS"));
  }

  @Test
  void rule27And30And53_targetsAndControl_areTheSameInAllRenditionsAndNeverChange() {
    List<String> seen = new ArrayList<>();
    for (int last = 0; last < 3; last++) {
      transcoder.segments(last * 3L, last * 3L + 2);
      for (String rendition : RENDITIONS) {
        PlaylistText playlist = playlist(rendition, last * 3L + 2, 11);
        seen.add(
            playlist.value("#EXT-X-TARGETDURATION")
                + " "
                + playlist.value("#EXT-X-SERVER-CONTROL")
                + " "
                + playlist.value("#EXT-X-PART-INF"));
      }
    }
    assertThat(seen)
        .hasSize(9)
        .containsOnly(
            "4 CAN-BLOCK-RELOAD=YES,CAN-SKIP-UNTIL=24,HOLD-BACK=12,PART-HOLD-BACK=0.96"
                + " PART-TARGET=0.32");
  }

  @Test
  void rule28And29_durations_roundToTheTargetAndSumToTheTruth() {
    for (String rendition : RENDITIONS) {
      PlaylistText playlist = nineSegmentsAndFourParts(rendition);
      assertThat(playlist.durations()).hasSize(9).allMatch(d -> Math.round(d) <= 4);
      double sum = playlist.durations().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(sum).isCloseTo(9 * 3.84, org.assertj.core.data.Offset.offset(0.04));
    }
  }

  @Test
  void rule31And38_mediaSequence_followsTheSegmentNumbersAndTheTextIsOnlyAppendedTo() {
    PlaylistText before = nineSegmentsAndFourParts("720p");
    transcoder.parts(9, 4, 11).segments(10, 10);
    PlaylistText after = playlist("720p", 10, 11);
    assertThat(before.number("#EXT-X-MEDIA-SEQUENCE")).isEqualTo(firstNumber(before));
    assertThat(after.number("#EXT-X-MEDIA-SEQUENCE")).isEqualTo(firstNumber(after));
    assertThat(after.uris()).containsSubsequence(commonUris(before, after));
    assertThat(after.uris()).endsWith("9.m4s", "10.m4s");
  }

  private static long firstNumber(PlaylistText playlist) {
    String uri = playlist.uris().getFirst();
    return Long.parseLong(uri.substring(0, uri.indexOf('.')));
  }

  private static List<String> commonUris(PlaylistText before, PlaylistText after) {
    return before.uris().stream().filter(after.uris()::contains).toList();
  }

  @Test
  void rule32And61_renditions_listTheSameSegments() {
    transcoder.segments(0, 8);
    List<PlaylistText> all =
        RENDITIONS.stream().map(rendition -> playlist(rendition, 8, 11)).toList();
    assertThat(all).extracting(PlaylistText::uris).containsOnly(all.getFirst().uris());
  }

  @Test
  void rule34_discontinuitySequence_isPresent() {
    assertThat(nineSegmentsAndFourParts("720p").number("#EXT-X-DISCONTINUITY-SEQUENCE")).isZero();
  }

  @Test
  void rule35And56_mapAndDate_comeBeforeTheFirstPart() {
    transcoder.parts(0, 0, 0);
    running.playlist(ID, "audio", 0, 0);
    List<String> lines = playlist("720p", 0, 0).lines();
    int part = indexOf(lines, "#EXT-X-PART:");
    assertThat(indexOf(lines, "#EXT-X-MAP:URI=\"init.mp4\"")).isBetween(0, part - 1);
    assertThat(indexOf(lines, "#EXT-X-PROGRAM-DATE-TIME:2026-11-24T18:00:00.000Z"))
        .isEqualTo(part - 1);
  }

  private static int indexOf(List<String> lines, String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(start)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void rule36_programDateTime_isOnEachSegmentAndConsistent() {
    for (String rendition : RENDITIONS) {
      PlaylistText playlist = nineSegmentsAndFourParts(rendition);
      List<Instant> dates =
          playlist.values("#EXT-X-PROGRAM-DATE-TIME").stream().map(Instant::parse).toList();
      assertThat(dates).hasSize(10);
      assertThat(playlist.values("#EXT-X-PROGRAM-DATE-TIME"))
          .allMatch(date -> date.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
      for (int i = 0; i < dates.size(); i++) {
        assertThat(Duration.between(RunningServer.START.plusMillis(3_840L * i), dates.get(i)).abs())
            .isLessThan(Duration.ofMillis(25));
      }
    }
  }

  @Test
  void rule37_hole_becomesGapsThatTotalRight() {
    transcoder.segments(0, 1).parts(2, 0, 4).segments(5, 6);
    for (String rendition : RENDITIONS) {
      PlaylistText playlist = playlist(rendition, 6, 11);
      assertThat(playlist.values("#EXT-X-GAP")).hasSize(3);
      assertThat(playlist.uris())
          .containsExactly("0.m4s", "1.m4s", "2.m4s", "3.m4s", "4.m4s", "5.m4s", "6.m4s");
      double sum = playlist.durations().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(sum).isCloseTo(7 * 3.84, org.assertj.core.data.Offset.offset(0.022));
      assertThat(playlist.durations()).allMatch(d -> Math.round(d) <= 4);
      assertThat(playlist.attributes("#EXT-X-PART"))
          .allMatch(part -> Double.parseDouble(part.get("DURATION")) <= 0.32);
      assertThat(running.get(running.address(ID, rendition) + "3.m4s").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void rule42_slidingPlaylist_hasNoType() {
    assertThat(nineSegmentsAndFourParts("720p").values("#EXT-X-PLAYLIST-TYPE")).isEmpty();
  }

  @Test
  void rule43_end_comesWithTheLastSegmentAndWithoutAHint() {
    nineSegmentsAndFourParts("720p");
    transcoder.end();
    for (String rendition : RENDITIONS) {
      String address = running.address(ID, rendition) + "live.m3u8";
      await().until(() -> running.get(address).body().contains("#EXT-X-ENDLIST"));
      PlaylistText ended = PlaylistText.of(running.get(address).body());
      assertThat(ended.lines()).endsWith("9.m4s", "#EXT-X-ENDLIST");
      assertThat(ended.values("#EXT-X-PRELOAD-HINT")).isEmpty();
    }
  }

  @Test
  void rule50And51And52_holdBacks_areTheLeastAllowed() {
    PlaylistText playlist = nineSegmentsAndFourParts("audio");
    Map<String, String> control = playlist.attributes("#EXT-X-SERVER-CONTROL").getFirst();
    double partTarget =
        Double.parseDouble(playlist.attributes("#EXT-X-PART-INF").getFirst().get("PART-TARGET"));
    long target = playlist.number("#EXT-X-TARGETDURATION");
    assertThat(Double.parseDouble(control.get("PART-HOLD-BACK"))).isEqualTo(3 * partTarget);
    assertThat(Double.parseDouble(control.get("HOLD-BACK"))).isEqualTo(3.0 * target);
    assertThat(Double.parseDouble(control.get("CAN-SKIP-UNTIL"))).isEqualTo(6.0 * target);
  }

  @Test
  void rule54And55And57_parts_areWithinTheTargetMarkedAndTheirSegment() {
    transcoder.segments(0, 8);
    PlaylistText playlist = playlist("720p", 8, 11);
    List<Map<String, String>> parts = playlist.attributes("#EXT-X-PART");
    assertThat(parts).allMatch(part -> "0.32".equals(part.get("DURATION")));
    assertThat(parts.stream().filter(part -> part.containsKey("INDEPENDENT")))
        .allMatch(part -> part.getOrDefault("URI", "").matches("\\d+\\.(0|6)\\.m4s"))
        .isNotEmpty();
    StringBuilder joined = new StringBuilder();
    for (int part = 0; part < FakeTranscoder.PARTS; part++) {
      joined.append(running.get(running.address(ID, "720p") + "8." + part + ".m4s").body());
    }
    assertThat(running.get(running.address(ID, "720p") + "8.m4s").body())
        .isEqualTo(joined.toString());
  }

  @Test
  void rule58_oldParts_areNotListedButFetchable() {
    PlaylistText playlist = nineSegmentsAndFourParts("720p");
    List<String> listed =
        playlist.attributes("#EXT-X-PART").stream()
            .map(part -> part.getOrDefault("URI", ""))
            .toList();
    // The end is at 35.84 s: parts are listed from 23.84 s on, of three segments at most.
    assertThat(listed).startsWith("7.0.m4s").doesNotContain("6.11.m4s").hasSize(2 * 12 + 4);
    assertThat(running.get(running.address(ID, "720p") + "6.11.m4s").statusCode()).isEqualTo(200);
    assertThat(running.get(running.address(ID, "720p") + "3.0.m4s").statusCode()).isEqualTo(200);
  }

  @Test
  void rule58_betweenTwoSegments_countsTheOneThatIsHintedAt() {
    transcoder.segments(0, 8);
    assertThat(playlist("720p", 8, 11).attributes("#EXT-X-PART"))
        .hasSize(2 * 12)
        .startsWith(Map.of("DURATION", "0.32", "URI", "7.0.m4s", "INDEPENDENT", "YES"));
  }

  @Test
  void rule59_hint_namesTheNextPart() {
    PlaylistText playlist = nineSegmentsAndFourParts("720p");
    assertThat(playlist.attributes("#EXT-X-PRELOAD-HINT"))
        .containsExactly(Map.of("TYPE", "PART", "URI", "9.4.m4s"));
    transcoder.parts(9, 4, 11);
    assertThat(playlist("720p", 9, 4).attributes("#EXT-X-PART"))
        .anyMatch(part -> "9.4.m4s".equals(part.get("URI")));
    assertThat(playlist("720p", 9, 11).attributes("#EXT-X-PRELOAD-HINT"))
        .containsExactly(Map.of("TYPE", "PART", "URI", "10.0.m4s"));
  }

  @Test
  void rule60_reports_nameEachOtherRenditionAndItsEnd() {
    PlaylistText playlist = nineSegmentsAndFourParts("audio");
    assertThat(playlist.attributes("#EXT-X-RENDITION-REPORT"))
        .containsExactly(
            Map.of("URI", "../1080p/live.m3u8", "LAST-MSN", "9", "LAST-PART", "3"),
            Map.of("URI", "../720p/live.m3u8", "LAST-MSN", "9", "LAST-PART", "3"));
  }

  @Test
  void rule70_mergedDelta_equalsTheWholePlaylist() {
    PlaylistText before = nineSegmentsAndFourParts("720p");
    transcoder.parts(9, 4, 11).parts(10, 0, 5);
    PlaylistText whole = playlist("720p", 10, 5);
    PlaylistText delta =
        PlaylistText.of(
            running
                .get(
                    running.address(ID, "720p") + "live.m3u8?_HLS_msn=10&_HLS_part=5&_HLS_skip=YES")
                .body());
    assertThat(delta.uris()).hasSizeLessThan(whole.uris().size());
    assertThat(delta.mergedInto(before).lines()).isEqualTo(whole.lines());
  }
}
