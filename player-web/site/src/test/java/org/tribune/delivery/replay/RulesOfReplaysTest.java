package org.tribune.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.PlaylistText;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.RunningServer;

/** The rules of HLS-RULES.md on recordings, over HTTP. */
class RulesOfReplaysTest extends ServedRecordings {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final List<String> RENDITIONS =
      FakeTranscoder.RENDITIONS.stream().map(Rendition::id).toList();
  private static final Offset<Double> A_FRAME = Offset.offset(0.04);

  private static final Pattern TIMESTAMP_MAP =
      Pattern.compile("X-TIMESTAMP-MAP=LOCAL:00:(\\d\\d):(\\d\\d\\.\\d{3}),MPEGTS:(\\d+)\n");
  private static final Pattern CUE_START = Pattern.compile("00:00:(\\d\\d\\.\\d{3}) --> ");

  private RecordedSitting sitting;

  @BeforeEach
  void begin() {
    sitting = new RecordedSitting(catalogue, store, ID);
  }

  private String base() {
    return "/hls/recordings/b1/";
  }

  private PlaylistText playlist(String name) {
    HttpResponse<String> response = running.get(base() + name);
    assertThat(response.statusCode()).as(name).isEqualTo(200);
    return PlaylistText.of(response.body());
  }

  private PlaylistText playlist(String name, Predicate<String> expected) {
    return PlaylistText.of(await().until(() -> running.get(base() + name).body(), expected));
  }

  private static double sum(PlaylistText playlist) {
    return playlist.durations().stream().mapToDouble(Double::doubleValue).sum();
  }

  private int status(String name) {
    return running.get(base() + name).statusCode();
  }

  @Test
  void rule1To6And25_playlists_areCleanAndNotMixed() {
    sitting.segments(0, 9).complete(seconds(38.4));
    PlaylistText media = playlist("720p/index.m3u8");
    PlaylistText multivariant = playlist("index.m3u8");
    assertThat(media.lines().getFirst()).isEqualTo("#EXTM3U");
    assertThat(media.number("#EXT-X-VERSION")).isEqualTo(6);
    assertThat(playlist("720p/iframes.m3u8").number("#EXT-X-VERSION")).isEqualTo(5);
    assertThat(media.lines())
        .noneMatch(line -> line.startsWith("#EXT-X-STREAM-INF"))
        .noneMatch(line -> line.startsWith("#EXT-X-INDEPENDENT-SEGMENTS"));
    assertThat(multivariant.lines())
        .noneMatch(line -> line.startsWith("#EXTINF"))
        .noneMatch(line -> line.startsWith("#EXT-X-TARGETDURATION"));
    assertThat(multivariant.values("#EXT-X-INDEPENDENT-SEGMENTS")).hasSize(1);
    assertThat(running.get(base() + "index.m3u8").headers().firstValue("Content-Type"))
        .contains("application/vnd.apple.mpegurl");
  }

  @Test
  void rule7To12_bandwidths_areWhatTheSegmentsMeasure() {
    sitting.segments(0, 19).complete(seconds(76.8));
    Map<String, String> variant = playlist("index.m3u8").attributes("#EXT-X-STREAM-INF").getFirst();
    double peak = 0;
    double average = 0;
    for (String rendition : List.of("720p", "audio")) {
      List<RecordedSegment> rows = catalogue.segments(ID, rendition);
      double bits = rows.stream().mapToDouble(row -> 8.0 * row.length()).sum();
      average += bits / rows.stream().mapToDouble(row -> row.duration().toSeconds()).sum();
      peak +=
          rows.stream()
              .mapToDouble(row -> 8.0 * row.length() / row.duration().toSeconds())
              .max()
              .orElseThrow();
    }
    assertThat(number(variant, "BANDWIDTH")).isCloseTo(peak, Percentage.withPercentage(1));
    assertThat(number(variant, "AVERAGE-BANDWIDTH"))
        .isCloseTo(average, Percentage.withPercentage(1));
  }

  private static double number(Map<String, String> attributes, String name) {
    return Double.parseDouble(attributes.getOrDefault(name, "NaN"));
  }

  @Test
  void rule13To24_variants_areNamedAsInTheLive() {
    sitting.segments(0, 2).complete(seconds(11.52));
    PlaylistText playlist = playlist("index.m3u8");
    List<Map<String, String>> variants = playlist.attributes("#EXT-X-STREAM-INF");
    assertThat(variants)
        .extracting(variant -> variant.get("CODECS"))
        .containsExactly("avc1.64001f,mp4a.40.2", "avc1.640028,mp4a.40.2", "mp4a.40.2");
    assertThat(variants.getFirst())
        .containsEntry("RESOLUTION", "1280x720")
        .containsEntry("FRAME-RATE", "25.000");
    assertThat(variants).allMatch(variant -> "NONE".equals(variant.get("CLOSED-CAPTIONS")));
    assertThat(variants).allMatch(variant -> "audio".equals(variant.get("AUDIO")));
    assertThat(playlist.attributes("#EXT-X-MEDIA").getFirst())
        .containsEntry("GROUP-ID", "audio")
        .containsEntry("LANGUAGE", "fr")
        .containsEntry("URI", "audio/index.m3u8");
    assertThat(playlist.uris())
        .containsExactly("720p/index.m3u8", "1080p/index.m3u8", "audio/index.m3u8");
  }

  @Test
  void rule23_keyFrames_areOfferedForEachPicture() {
    sitting.segments(0, 2).complete(seconds(11.52));
    List<Map<String, String>> offered =
        playlist("index.m3u8").attributes("#EXT-X-I-FRAME-STREAM-INF");
    assertThat(offered)
        .extracting(each -> each.get("URI"))
        .containsExactly("1080p/iframes.m3u8", "720p/iframes.m3u8");
    assertThat(offered.getFirst())
        .containsEntry("CODECS", "avc1.640028")
        .containsEntry("RESOLUTION", "1920x1080")
        .containsKeys("BANDWIDTH", "AVERAGE-BANDWIDTH")
        .doesNotContainKeys("FRAME-RATE", "AUDIO", "SUBTITLES");
    assertThat(status("audio/iframes.m3u8")).isEqualTo(404);
  }

  @Test
  void rule28To30_durations_roundToTheTargetAndSumToTheTruth() {
    sitting.segments(0, 9).complete(seconds(38.4));
    for (String rendition : RENDITIONS) {
      PlaylistText playlist = playlist(rendition + "/index.m3u8");
      assertThat(playlist.number("#EXT-X-TARGETDURATION")).isEqualTo(4);
      assertThat(playlist.durations()).hasSize(10).allMatch(d -> Math.round(d) <= 4);
      assertThat(sum(playlist)).isCloseTo(38.4, A_FRAME);
    }
  }

  @Test
  void rule36_dates_areOnTheFirstSegmentAndEveryHalfMinute() {
    sitting.segments(5, 29).complete(seconds(115.2));
    for (String rendition : RENDITIONS) {
      List<Instant> dates =
          playlist(rendition + "/index.m3u8").values("#EXT-X-PROGRAM-DATE-TIME").stream()
              .map(Instant::parse)
              .toList();
      assertThat(dates).hasSize(4);
      for (int i = 0; i < dates.size(); i++) {
        // Every eighth segment: the first that begins thirty seconds later.
        Instant expected = RecordedSitting.ORIGIN.plusMillis(19_200 + i * 30_720L);
        assertThat(dates.get(i)).isBetween(expected.minusMillis(22), expected);
      }
    }
  }

  @Test
  void rule37_missingAndLostSegments_areGapsThatTotalRight() {
    sitting.segments(0, 2).segments(5, 9).complete(seconds(38.4));
    sitting.segment("1080p", 3);
    RecordedSegment lost = catalogue.segments(ID, "720p").get(6);
    catalogue.mark(ID, lost, SegmentState.LOST);
    for (String rendition : RENDITIONS) {
      PlaylistText playlist = playlist(rendition + "/index.m3u8");
      assertThat(sum(playlist)).as(rendition).isCloseTo(38.4, A_FRAME);
      assertThat(playlist.durations()).as(rendition).allMatch(d -> Math.round(d) <= 4);
      assertThat(playlist.uris()).as(rendition).hasSize(10);
    }
    assertThat(gaps(playlist("1080p/index.m3u8"))).containsExactly("4.m4s");
    assertThat(gaps(playlist("audio/index.m3u8"))).containsExactly("3.m4s", "4.m4s");
    assertThat(gaps(playlist("720p/index.m3u8"))).containsExactly("3.m4s", "4.m4s", "8.m4s");
    assertThat(playlist("720p/index.m3u8").values("#EXT-X-DISCONTINUITY")).isEmpty();
    assertThat(status("720p/8.m4s")).isEqualTo(404);
    assertThat(status("720p/3.m4s")).isEqualTo(404);
    // A date after each gap: readers count on from it.
    assertThat(playlist("720p/index.m3u8").values("#EXT-X-PROGRAM-DATE-TIME")).hasSize(3);
  }

  private static List<String> gaps(PlaylistText playlist) {
    List<String> gaps = new ArrayList<>();
    for (int i = 0; i < playlist.lines().size(); i++) {
      if (playlist.lines().get(i).equals("#EXT-X-GAP")) {
        gaps.add(playlist.lines().get(i + 2));
      }
    }
    return gaps;
  }

  @Test
  void rule29And37_segmentThatWasCutShortByACrash_isFollowedByAGap() {
    sitting.segments(0, 1).segments(3, 5);
    for (String rendition : RENDITIONS) {
      sitting.segment(
          rendition, 2, 0, 0, sitting.start(rendition, 2, 0), sitting.start(rendition, 2, 5));
    }
    sitting.complete(seconds(23.04));
    for (String rendition : RENDITIONS) {
      PlaylistText playlist = playlist(rendition + "/index.m3u8");
      assertThat(playlist.uris())
          .containsExactly("0.m4s", "1.m4s", "2.m4s", "2.m4s", "3.m4s", "4.m4s", "5.m4s");
      assertThat(gaps(playlist)).hasSize(1);
      assertThat(sum(playlist)).isCloseTo(23.04, A_FRAME);
    }
  }

  @Test
  void rule33_cut_isOneDiscontinuityInEveryRenditionAlike() {
    sitting.segments(0, 9).complete(seconds(38.4));
    MediaTime from = seconds(9.6);
    MediaTime to = seconds(21.12);
    Correction cut = sitting.request(Correction.Kind.CUT, from, to);
    List<RecordedSegment> rows = new ArrayList<>();
    for (String rendition : RENDITIONS) {
      MediaTime begin = sitting.start(rendition, 2, 0);
      MediaTime end = sitting.start(rendition, 6, 0);
      rows.add(sitting.row(rendition, 2, 1, 0, begin, sitting.at(rendition, from)));
      rows.addAll(
          catalogue.segments(ID, rendition).subList(3, 5).stream()
              .map(row -> row.in(SegmentState.CUT))
              .toList());
      rows.add(sitting.row(rendition, 5, 1, 0, sitting.at(rendition, to), end));
    }
    sitting.apply(cut, rows);
    for (String rendition : RENDITIONS) {
      PlaylistText playlist =
          playlist(rendition + "/index.m3u8", body -> body.contains("#EXT-X-DISCONTINUITY"));
      assertThat(playlist.uris())
          .as(rendition)
          .containsExactly(
              "0.m4s", "1.m4s", "2-1.m4s", "5-1.m4s", "6.m4s", "7.m4s", "8.m4s", "9.m4s");
      assertThat(playlist.values("#EXT-X-DISCONTINUITY")).hasSize(1);
      assertThat(playlist.values("#EXT-X-GAP")).isEmpty();
      assertThat(sum(playlist)).as(rendition).isCloseTo(38.4 - 11.52, A_FRAME);
      int discontinuity = playlist.lines().indexOf("#EXT-X-DISCONTINUITY");
      assertThat(playlist.lines().get(discontinuity + 1)).startsWith("#EXT-X-PROGRAM-DATE-TIME");
      assertThat(playlist.lines().get(discontinuity + 3)).isEqualTo("5-1.m4s");
    }
    assertThat(status("720p/2.m4s")).isEqualTo(404);
    assertThat(status("720p/3.m4s")).isEqualTo(404);
    assertThat(status("720p/2-1.m4s")).isEqualTo(200);
    assertThat(playlist("720p/iframes.m3u8").values("#EXT-X-DISCONTINUITY")).hasSize(1);
    assertThat(sum(playlist("720p/iframes.m3u8"))).isCloseTo(38.4 - 11.52, A_FRAME);
  }

  private Broadcast broadcast(List<Interruption> interruptions) {
    return new Broadcast(
        ID,
        RunningServer.CHAMBER,
        "Conseil",
        BroadcastState.ENDED,
        RecordedSitting.ORIGIN,
        Optional.of(RecordedSitting.ORIGIN),
        Optional.of(RecordedSitting.ORIGIN.plusSeconds(120)),
        interruptions);
  }

  private static Mark mark(String id, MarkKind kind, double second, String title) {
    return new Mark(
        new MarkId(id),
        kind,
        RecordedSitting.ORIGIN.plusMillis(Math.round(second * 1_000)),
        kind == MarkKind.CHAPTER ? id.substring(1) : "",
        title,
        Optional.empty(),
        Optional.empty(),
        /* revision= */ 1);
  }

  private void mark(Mark... marks) {
    Marking marking = catalogue.markings().find(ID).orElseGet(() -> Marking.none(ID));
    for (Mark mark : marks) {
      marking = marking.with(mark);
    }
    assertThat(catalogue.markings().replace(marking)).isPresent();
  }

  @Test
  void rule26And46_chapters_areInThePlaylistTheTrackAndTheJson() {
    sitting.segments(0, 9).complete(seconds(38.4));
    catalogue.saveBroadcast(broadcast(List.of()));
    assertThat(playlist("index.m3u8").values("#EXT-X-SESSION-DATA")).isEmpty();
    assertThat(running.get(base() + "chapters.vtt").body()).isEqualTo("WEBVTT\n");
    mark(
        mark("m1", MarkKind.CHAPTER, 0, "Ouverture"),
        mark("m2", MarkKind.CHAPTER, 12.25, "Budget <annexe> & \"eau\""),
        mark("s1", MarkKind.SPEAKER, 13, "Mme Petit (Groupe A)"),
        mark("s2", MarkKind.SPEAKER, 20, ""));
    PlaylistText multivariant =
        playlist("index.m3u8", body -> body.contains("#EXT-X-SESSION-DATA"));
    assertThat(multivariant.attributes("#EXT-X-SESSION-DATA").getFirst())
        .containsEntry("DATA-ID", "com.apple.hls.chapters")
        .containsEntry("URI", "chapters.json");
    HttpResponse<String> track = running.get(base() + "chapters.vtt");
    assertThat(track.headers().firstValue("Content-Type")).contains("text/vtt; charset=utf-8");
    assertThat(track.body())
        .isEqualTo(
            """
            WEBVTT

            00:00:00.000 --> 00:00:12.250
            1 Ouverture

            00:00:12.250 --> 00:00:38.400
            2 Budget &lt;annexe&gt; &amp; "eau"
            """);
    HttpResponse<String> list = running.get(base() + "chapters.json");
    assertThat(list.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(list.body())
        .isEqualTo(
            "[{\"chapter\":1,\"start-time\":0.0,\"duration\":12.25,"
                + "\"titles\":[{\"language\":\"fr\",\"title\":\"1 Ouverture\"}]},"
                + "{\"chapter\":2,\"start-time\":12.25,\"duration\":26.15,"
                + "\"titles\":[{\"language\":\"fr\",\"title\":\"2 Budget <annexe> &"
                + " \\\"eau\\\"\"}]}]");
    PlaylistText media = playlist("720p/index.m3u8");
    assertThat(media.attributes("#EXT-X-DATERANGE"))
        .extracting(each -> each.get("ID"))
        .containsExactly("m1.1", "m2.1", "s1.1");
    assertThat(playlist("720p/iframes.m3u8").values("#EXT-X-DATERANGE")).isEmpty();
  }

  @Test
  void chapters_changedAfterwards_areNewWithinASecondAndTheMediaStay() {
    sitting.segments(0, 9).complete(seconds(38.4));
    catalogue.saveBroadcast(broadcast(List.of()));
    mark(mark("m1", MarkKind.CHAPTER, 3, "Budjet"));
    assertThat(playlist("720p/index.m3u8", body -> body.contains("Budjet")).uris()).hasSize(10);
    mark(mark("m1", MarkKind.CHAPTER, 4, "Budget").revised(2));
    PlaylistText changed = playlist("720p/index.m3u8", body -> body.contains("\"Budget\""));
    assertThat(changed.uris()).hasSize(10);
    assertThat(changed.attributes("#EXT-X-DATERANGE").getFirst().get("ID")).isEqualTo("m1.2");
  }

  @Test
  void chapters_ofAClosedSessionOrOutside_areNotThere() {
    sitting.segments(0, 9).complete(seconds(38.4));
    catalogue.saveBroadcast(
        broadcast(
            List.of(
                new Interruption(
                    Interruption.Kind.CLOSED_SESSION,
                    RecordedSitting.ORIGIN.plusSeconds(10),
                    Optional.of(RecordedSitting.ORIGIN.plusSeconds(20))))));
    mark(
        mark("m1", MarkKind.CHAPTER, 3, "Avant"),
        mark("m2", MarkKind.CHAPTER, 12, "Dossier de M. Untel"),
        mark("m3", MarkKind.CHAPTER, 22, "Reprise"),
        mark("m4", MarkKind.CHAPTER, 500, "Trop tard"));
    playlist("720p/index.m3u8", body -> body.contains("Reprise"));
    for (String name : List.of("720p/index.m3u8", "chapters.vtt", "chapters.json")) {
      assertThat(running.get(base() + name).body())
          .as(name)
          .contains("Avant", "Reprise")
          .doesNotContain("Untel", "Trop tard");
    }
    assertThat(running.get("/api/v1/recordings/b1").body()).doesNotContain("Untel");
    assertThat(running.get("/api/v1/broadcasts/b1/chapters").body()).doesNotContain("Untel");
  }

  /** From 11.52 to 23.04 is gone. */
  private void cutTheMiddle() {
    Correction cut =
        sitting.request(
            Correction.Kind.CUT, sitting.start("720p", 3, 0), sitting.start("720p", 6, 0));
    List<RecordedSegment> rows = new ArrayList<>();
    for (String rendition : RENDITIONS) {
      rows.addAll(
          catalogue.segments(ID, rendition).subList(3, 6).stream()
              .map(row -> row.in(SegmentState.CUT))
              .toList());
    }
    sitting.apply(cut, rows);
    playlist("720p/index.m3u8", body -> body.contains("#EXT-X-DISCONTINUITY"));
  }

  @Test
  void chapters_placedAgainstThePicture_standThereEvenBehindACut() {
    sitting.segments(0, 9).complete(seconds(38.4));
    catalogue.saveBroadcast(broadcast(List.of()));
    cutTheMiddle();
    running.clock().advance(Duration.ofMinutes(5));
    HttpResponse<String> answer =
        running.send(
            running
                .request("/api/v1/broadcasts/b1/marks")
                .header("Cookie", running.signIn())
                .header("X-Tribune-Request", "1")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"changes": [
                          {"type": "put", "mark": {"id": "m1", "at": 4.5, "title": "Avant"}},
                          {"type": "put", "mark": {"id": "m2", "at": 15.5, "title": "Derrière"}},
                          {"type": "put", "mark": {"id": "m3", "at": 9999, "title": "Fin"}}
                        ]}
                        """))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String track =
        await()
            .until(
                () -> running.get(base() + "chapters.vtt").body(),
                body -> body.contains("Derrière"));
    assertThat(track).contains("00:00:04.500 --> 00:00:15.500", "00:00:15.500 --> ");
    assertThat(running.get("/api/v1/broadcasts/b1/chapters").body())
        .contains("\"start\":4.5", "\"start\":15.5");
  }

  @Test
  void chapters_afterACut_standWhereTheyAreNow() {
    sitting.segments(0, 9).complete(seconds(38.4));
    catalogue.saveBroadcast(broadcast(List.of()));
    mark(
        mark("m1", MarkKind.CHAPTER, 5, "Avant"),
        mark("m2", MarkKind.CHAPTER, 12, "Coupé"),
        mark("m3", MarkKind.CHAPTER, 18, "Coupé aussi"),
        mark("m4", MarkKind.CHAPTER, 25, "Après"));
    cutTheMiddle();
    // The third chapter keeps its end only.
    assertThat(running.get(base() + "chapters.vtt").body())
        .isEqualTo(
            """
            WEBVTT

            00:00:05.000 --> 00:00:11.520
            1 Avant

            00:00:11.520 --> 00:00:13.480
            3 Coupé aussi

            00:00:13.480 --> 00:00:26.880
            4 Après
            """);
  }

  @Test
  void rule33_cutInsideASegment_leavesTwoPieces() {
    sitting.segments(0, 4).complete(seconds(19.2));
    Correction cut = sitting.request(Correction.Kind.CUT, seconds(4.8), seconds(5.76));
    List<RecordedSegment> rows = new ArrayList<>();
    for (String rendition : RENDITIONS) {
      rows.add(
          sitting.row(
              rendition,
              1,
              1,
              0,
              sitting.start(rendition, 1, 0),
              sitting.at(rendition, seconds(4.8))));
      rows.add(
          sitting.row(
              rendition,
              1,
              1,
              1,
              sitting.at(rendition, seconds(5.76)),
              sitting.start(rendition, 2, 0)));
    }
    sitting.apply(cut, rows);
    for (String rendition : RENDITIONS) {
      PlaylistText playlist =
          playlist(rendition + "/index.m3u8", body -> body.contains("#EXT-X-DISCONTINUITY"));
      assertThat(playlist.uris())
          .containsExactly("0.m4s", "1-1.m4s", "1-1-1.m4s", "2.m4s", "3.m4s", "4.m4s");
      assertThat(sum(playlist)).isCloseTo(18.24, A_FRAME);
    }
    assertThat(status("audio/1-1-1.m4s")).isEqualTo(200);
  }

  private static LiveCaption said(String id, double start, double end, String text) {
    return new LiveCaption(
        id,
        /* revision= */ 1,
        seconds(start).toDuration(),
        seconds(end).toDuration(),
        "fr",
        text,
        Optional.empty(),
        CaptionSource.RECOGNISER,
        CaptionState.HEARD,
        List.of());
  }

  private Map<String, String> subtitles(PlaylistText multivariant) {
    return multivariant.attributes("#EXT-X-MEDIA").stream()
        .filter(each -> "SUBTITLES".equals(each.get("TYPE")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rule17To22And49_captions_areListedAsTheSoundIs_automaticUntilSomebodyConfirmsThem() {
    sitting.segments(0, 9).complete(seconds(38.4));
    catalogue
        .transcripts()
        .save(ID, List.of(said("a", 3, 5, "Le <budget>"), said("b", 20, 21, "Merci.")));
    PlaylistText multivariant = playlist("index.m3u8");
    assertThat(subtitles(multivariant))
        .containsEntry("NAME", "Français (automatique)")
        .containsEntry("LANGUAGE", "fr")
        .containsEntry("URI", "captions-fr/index.m3u8");
    assertThat(multivariant.attributes("#EXT-X-STREAM-INF"))
        .allMatch(each -> "captions".equals(each.get("SUBTITLES")));
    assertThat(playlist("captions-fr/index.m3u8").lines())
        .containsExactlyElementsOf(
            playlist("audio/index.m3u8").lines().stream()
                .filter(line -> !line.startsWith("#EXT-X-MAP"))
                .map(line -> line.replace(".m4s", ".vtt"))
                .toList());
    String cue = "\n1\n00:00:03.000 --> 00:00:05.000\nLe &lt;budget&gt;\n";
    assertThat(running.get(base() + "captions-fr/0.vtt").body())
        .startsWith("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n")
        .endsWith(cue);
    assertThat(running.get(base() + "captions-fr/1.vtt").body()).endsWith(cue);
    assertThat(running.get(base() + "captions-fr/2.vtt").body()).doesNotContain("-->");
    assertThat(running.get(base() + "captions-fr/1.vtt").headers().firstValue("Cache-Control"))
        .contains("no-cache");
    assertThat(status("captions-fr/10.vtt")).isEqualTo(404);
    assertThat(status("captions-en/index.m3u8")).isEqualTo(404);
    assertThat(status("captions-en/1.vtt")).isEqualTo(404);

    Cue confirmed = new Cue(Duration.ofSeconds(3), Duration.ofSeconds(4), "line:0", "Le budget");
    catalogue
        .captions()
        .replace(
            RecordingCaptions.none(ID)
                .with(new CaptionTrack("fr", List.of(confirmed), RunningServer.START, "Anne")));
    assertThat(subtitles(playlist("index.m3u8", text -> !text.contains("automatique"))).get("NAME"))
        .isEqualTo("Français");
    assertThat(running.get(base() + "captions-fr/0.vtt").body())
        .endsWith("\n1\n00:00:03.000 --> 00:00:04.000 line:0\nLe budget\n");
  }

  @Test
  void rule33_captionsBehindACut_areAtTheTimeOfTheReplayAndOfTheMedia() {
    sitting.segments(0, 9).complete(seconds(38.4));
    catalogue
        .transcripts()
        .save(ID, List.of(said("a", 17, 18, "Un nom"), said("b", 26, 27, "Merci.")));
    cutTheMiddle();
    PlaylistText captions =
        playlist("captions-fr/index.m3u8", text -> text.contains("#EXT-X-DISCONTINUITY"));
    assertThat(captions.lines().stream().filter(line -> !line.startsWith("#EXT-X-MAP")))
        .containsExactlyElementsOf(
            playlist("audio/index.m3u8").lines().stream()
                .filter(line -> !line.startsWith("#EXT-X-MAP"))
                .map(line -> line.replace(".m4s", ".vtt"))
                .toList());
    List<String> texts =
        captions.uris().stream()
            .map(uri -> running.get(base() + "captions-fr/" + uri).body())
            .toList();
    assertThat(texts).noneMatch(text -> text.contains("Un nom"));
    String behind =
        texts.stream().filter(text -> text.contains("Merci.")).findFirst().orElseThrow();
    // What is cut away moves the words, and by as much the time to which the media's belongs.
    Matcher map = TIMESTAMP_MAP.matcher(behind);
    assertThat(map.find()).as(behind).isTrue();
    double local = 60 * Integer.parseInt(map.group(1)) + Double.parseDouble(map.group(2));
    double media = Long.parseLong(map.group(3)) / 90_000.0;
    Matcher cue = CUE_START.matcher(behind);
    assertThat(cue.find()).as(behind).isTrue();
    assertThat(media - local).isGreaterThan(1);
    assertThat(Double.parseDouble(cue.group(1)) - local + media).isCloseTo(26, A_FRAME);
  }

  @Test
  void rule35And43And44_playlist_isOfATypeThatEnds() {
    sitting.segments(0, 2).complete(seconds(11.52));
    for (String rendition : RENDITIONS) {
      PlaylistText playlist = playlist(rendition + "/index.m3u8");
      assertThat(playlist.value("#EXT-X-PLAYLIST-TYPE")).isEqualTo("VOD");
      assertThat(playlist.lines().getLast()).isEqualTo("#EXT-X-ENDLIST");
      assertThat(playlist.attributes("#EXT-X-MAP")).containsExactly(Map.of("URI", "init.mp4"));
      assertThat(running.get(base() + rendition + "/init.mp4").body())
          .isEqualTo("init " + rendition);
    }
  }

  @Test
  void rule45_keyFrames_haveTheirBytesAndLastUntilTheNext() {
    sitting.segments(0, 1).segments(3, 4).complete(seconds(19.2));
    PlaylistText playlist = playlist("720p/iframes.m3u8");
    assertThat(playlist.values("#EXT-X-I-FRAMES-ONLY")).hasSize(1);
    assertThat(playlist.durations())
        .containsExactly(1.92, 1.92, 1.92, 1.92, 3.84, 1.92, 1.92, 1.92, 1.92);
    assertThat(gaps(playlist)).containsExactly("2.m4s");
    List<String> ranges = playlist.values("#EXT-X-BYTERANGE");
    assertThat(ranges).hasSize(8);
    String second = ranges.get(1);
    int length = Integer.parseInt(second.substring(0, second.indexOf('@')));
    int offset = Integer.parseInt(second.substring(second.indexOf('@') + 1));
    HttpResponse<String> response =
        running.get(
            base() + "720p/0.m4s", "Range", "bytes=" + offset + "-" + (offset + length - 1));
    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body().substring(4, 8)).isEqualTo("moof");
    // A moof with the samples of a part, and of its mdat the key frame alone.
    assertThat(length).isBetween(4_400, 4_700);
  }

  @Test
  void rule75And76_playlists_areCompressedAndRevalidated() {
    sitting.segments(0, 2).complete(seconds(11.52));
    HttpResponse<String> whole = running.get(base() + "720p/index.m3u8");
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    assertThat(whole.headers().firstValue("Cache-Control")).contains("no-cache");
    HttpResponse<String> again = running.get(base() + "720p/index.m3u8", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    HttpResponse<String> zipped =
        running.get(base() + "720p/index.m3u8", "If-None-Match", tag, "Accept-Encoding", "gzip");
    assertThat(zipped.statusCode()).isEqualTo(200);
    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(running.get(base() + "720p/1.m4s").headers().firstValue("Cache-Control"))
        .contains("public, max-age=30, s-maxage=30, must-revalidate");
  }

  @Test
  void rule76_mediaThatACacheHas_isAskedAboutWithoutBeingRead() {
    sitting.segments(0, 2).complete(seconds(11.52));
    String path = base() + "720p/1.m4s";
    String tag = running.get(path).headers().firstValue("ETag").orElseThrow();
    assertThat(tag).startsWith("\"");
    store.delete(RecordingNames.segment(ID, "720p", 1));
    HttpResponse<String> known = running.get(path, "If-None-Match", tag);
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(known.headers().firstValue("ETag")).contains(tag);
    assertThat(known.headers().firstValue("Cache-Tag")).contains(ID.value());
    sitting.request(Correction.Kind.MASK, MediaTime.ZERO, seconds(5));
    await().until(() -> running.get(path, "If-None-Match", tag).statusCode() == 404);
  }

  @Test
  void rule77_rangeOfWhatWasThereBefore_isAnsweredWithTheWhole() {
    sitting.segments(0, 2).complete(seconds(11.52));
    String path = base() + "720p/1.m4s";
    String tag = running.get(path).headers().firstValue("ETag").orElseThrow();
    assertThat(running.get(path, "Range", "bytes=4-7", "If-Range", tag).body()).isEqualTo("moof");
    assertThat(running.get(path, "Range", "bytes=4-7", "If-Range", "\"other\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void rule77And78_media_canBeHadInRangesFromEverySite() {
    sitting.segments(0, 2).complete(seconds(11.52));
    HttpResponse<String> range = running.get(base() + "720p/1.m4s", "Range", "bytes=4-7");
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).isEqualTo("moof");
    assertThat(range.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(running.get(base() + "720p/1.m4s", "Range", "bytes=9999999-").statusCode())
        .isEqualTo(416);
    assertThat(running.head(base() + "720p/1.m4s")).isEqualTo(200);
  }
}
