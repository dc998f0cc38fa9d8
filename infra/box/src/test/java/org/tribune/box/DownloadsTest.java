package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.download.CaptionFiles;
import org.tribune.delivery.download.Download;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.Tool;

/** Downloads of real media, read back by programs that we did not write. */
class DownloadsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int SEGMENTS = 8;
  private static final long HOLE = StoredRecording.FIRST + 4;
  private static final int FRAMES = 96;
  private static final List<Cue> CUES =
      List.of(
          new Cue(Duration.ofSeconds(1), Duration.ofSeconds(3), "", "L’eau &amp; le <i>feu</i>"));

  @TempDir private static Path folder;
  private static ObjectStore store;
  private static Vertx vertx;

  private static DownloadSite whole;
  private static DownloadSite holed;

  @BeforeAll
  static void serve() throws Exception {
    vertx = Vertx.vertx();
    whole = site("whole", number -> true);
    store = new FileSystemObjectStore(folder.resolve("whole"));
    holed = site("holed", number -> number != HOLE);
  }

  private static DownloadSite site(String name, java.util.function.LongPredicate there)
      throws Exception {
    ObjectStore objects = new FileSystemObjectStore(folder.resolve(name));
    TemporaryCatalogue catalogue = new TemporaryCatalogue();
    Recording recording = StoredRecording.store(objects, catalogue, 180, SEGMENTS, there);
    return DownloadSite.serve(vertx, objects, catalogue, recording, request -> false);
  }

  @AfterAll
  static void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private static List<String> lines(String... command) throws IOException, InterruptedException {
    Tool.Result result = Tool.run(DEADLINE, List.of(command));
    assertThat(result.status()).as(result.output()).isZero();
    return result.output().lines().toList();
  }

  private static String one(Path file, String stream, String entry)
      throws IOException, InterruptedException {
    return lines(
            "ffprobe",
            "-v",
            "error",
            "-select_streams",
            stream,
            "-count_packets",
            "-show_entries",
            "stream=" + entry,
            "-of",
            "default=nw=1:nk=1",
            "" + file)
        .getFirst();
  }

  /** The MD5 of every packet, without its time. */
  private static List<String> packets(Path file, String stream)
      throws IOException, InterruptedException {
    return lines(
            "ffmpeg",
            "-v",
            "error",
            "-ignore_editlist",
            "1",
            "-i",
            "" + file,
            "-map",
            "0:" + stream,
            "-c",
            "copy",
            "-f",
            "framemd5",
            "-")
        .stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
        .toList();
  }

  private static void requireDecodable(Path file) throws IOException, InterruptedException {
    assertThat(lines("ffmpeg", "-v", "warning", "-xerror", "-i", "" + file, "-f", "null", "-"))
        .isEmpty();
  }

  /** The segments of a rendition, joined as a player of HLS does. */
  private static Path hls(String rendition) throws IOException {
    Path joined = folder.resolve(rendition + "-hls.mp4");
    List<byte[]> runs = new ArrayList<>();
    runs.add(store.get(RecordingNames.header(StoredRecording.ID, rendition)).orElseThrow().array());
    for (long i = 0; i < SEGMENTS; i++) {
      String name =
          RecordingNames.segment(StoredRecording.ID, rendition, StoredRecording.FIRST + i);
      runs.add(store.get(name).orElseThrow().array());
    }
    Files.write(joined, new byte[0]);
    for (byte[] run : runs) {
      Files.write(joined, run, java.nio.file.StandardOpenOption.APPEND);
    }
    return joined;
  }

  @Test
  void video_whole_hasEveryPacketOfTheSegmentsAndDecodesWithoutAWarning() throws Exception {
    Path file = whole.saved("180p.mp4", folder.resolve("whole.mp4"));
    requireDecodable(file);
    assertThat(one(file, "v", "nb_read_packets")).isEqualTo("" + SEGMENTS * FRAMES);
    assertThat(packets(file, "v")).isEqualTo(packets(hls("180p"), "v"));
    List<String> sound = packets(file, "a");
    // The recording may begin in the middle of a frame of sound, which silence then fills.
    assertThat(sound.subList(sound.size() - packets(hls("audio"), "a").size(), sound.size()))
        .isEqualTo(packets(hls("audio"), "a"));
    assertThat(Double.parseDouble(one(file, "v", "duration"))).isEqualTo(30.72);
    assertThat(one(file, "a", "start_time")).isEqualTo("0.000000");
    assertThat(lines("ffprobe", "-v", "error", "-show_streams", "" + file))
        .contains("TAG:language=fra");
  }

  @Test
  void sound_whole_isAnM4aOfTheSameSound() throws Exception {
    HttpResponse<byte[]> response = whole.get("audio.m4a");
    assertThat(response.headers().firstValue("Content-Type")).contains("audio/mp4");
    Path file = Files.write(folder.resolve("sound.m4a"), response.body());
    requireDecodable(file);
    assertThat(packets(file, "a")).endsWith(packets(hls("audio"), "a").toArray(String[]::new));
    assertThat(new String(response.body(), 4, 7, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("ftypM4A");
  }

  @Test
  void flashesAndBeeps_wholeAndPassages_staySideBySide() throws Exception {
    Path all = whole.saved("180p.mp4", folder.resolve("flash-whole.mp4"));
    Path passage = whole.saved("180p.mp4?from=5.1&to=13.7", folder.resolve("flash-passage.mp4"));
    Path hole = holed.saved("180p.mp4", folder.resolve("flash-hole.mp4"));
    assertThat(FlashAndBeep.in(all)).hasSizeGreaterThan(12).allMatch(each -> isTight(each));
    assertThat(FlashAndBeep.in(passage)).hasSize(5).allMatch(each -> isTight(each));
    assertThat(FlashAndBeep.in(hole)).hasSizeGreaterThan(10).allMatch(each -> isTight(each));
  }

  private static boolean isTight(FlashAndBeep each) {
    return Math.abs(each.lag()) < 0.015;
  }

  @Test
  void passage_insideAGroup_startsAtTheKeyFrameBeforeAndHidesTheRest() throws Exception {
    // 5.1 s is in frame 127, which starts at 5.08 s: the key frame before is frame 96.
    Path file = whole.saved("180p.mp4?from=5.1&to=13.7", folder.resolve("passage.mp4"));
    requireDecodable(file);
    assertThat(Double.parseDouble(one(file, "v", "duration"))).isEqualTo(8.62);
    List<String> all = packets(hls("180p"), "v");
    assertThat(packets(file, "v")).isEqualTo(all.subList(96, 343));
    List<String> shown =
        lines(
            "ffprobe",
            "-v",
            "error",
            "-select_streams",
            "v",
            "-show_entries",
            "frame=pts_time",
            "-of",
            "csv=p=0",
            "" + file);
    assertThat(Double.parseDouble(shown.getFirst().replace(",", ""))).isZero();
    assertThat(shown).hasSize(343 - 127);
  }

  @Test
  void hole_inTheRecording_keepsTheLengthAndFillsTheSoundWithSilence() throws Exception {
    Path file = holed.saved("180p.mp4", folder.resolve("hole.mp4"));
    requireDecodable(file);
    assertThat(Double.parseDouble(one(file, "v", "duration"))).isEqualTo(30.72);
    assertThat(one(file, "v", "nb_read_packets")).isEqualTo("" + (SEGMENTS - 1) * FRAMES);
    long frames = Math.round(30.72 * 48_000 / 1_024);
    assertThat(Long.parseLong(one(file, "a", "nb_read_packets"))).isBetween(frames - 1, frames + 2);
    List<String> levels =
        lines(
            "ffmpeg",
            "-v",
            "error",
            "-ss",
            "15.5",
            "-t",
            "3",
            "-i",
            "" + file,
            "-af",
            SoundStatistics.printed("Peak_level"),
            "-f",
            "null",
            "-");
    assertThat(levels)
        .filteredOn(line -> line.startsWith(SoundStatistics.key("Peak_level")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("=-inf"));
  }

  @Test
  void range_anywhere_isThatRunOfTheWhole() throws Exception {
    HttpResponse<byte[]> all = whole.get("180p.mp4");
    String tag = all.headers().firstValue("ETag").orElseThrow();
    byte[] body = all.body();
    for (int from = 0; from < body.length; from += 70_001) {
      int to = Math.min(body.length - 1, from + 65_000);
      HttpResponse<byte[]> part =
          whole.get("180p.mp4", "Range", "bytes=" + from + "-" + to, "If-Range", tag);
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.headers().firstValue("Content-Range"))
          .contains("bytes " + from + "-" + to + "/" + body.length);
      assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(body, from, to + 1));
    }
    assertThat(whole.get("180p.mp4", "Range", "bytes=5-9", "If-Range", "\"else\"").body())
        .isEqualTo(body);
    assertThat(whole.get("180p.mp4", "Range", "bytes=" + body.length + "-").statusCode())
        .isEqualTo(416);
    assertThat(whole.get("180p.mp4", "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void curl_brokenOff_resumesToTheSameFile() throws Exception {
    Path file = whole.saved("180p.mp4", folder.resolve("curl-whole.mp4"));
    Path part = folder.resolve("curl.mp4");
    Files.write(part, java.util.Arrays.copyOf(Files.readAllBytes(file), 123_456));
    lines("curl", "-fsS", "-C", "-", "-o", "" + part, whole.address("180p.mp4"));
    assertThat(part).hasSameBinaryContentAs(file);
  }

  @Test
  void segment_erasedBeforeItsTurn_tearsTheAnswerOff() throws Exception {
    DownloadSite site = site("erased", number -> true);
    long length = site.get("180p.mp4").body().length;
    new FileSystemObjectStore(folder.resolve("erased"))
        .delete(
            RecordingNames.segment(
                StoredRecording.ID, "180p", StoredRecording.FIRST + SEGMENTS - 3));
    HttpRequest request = HttpRequest.newBuilder(URI.create(site.address("180p.mp4"))).build();
    HttpResponse<InputStream> response =
        DownloadSite.CLIENT.send(request, BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(length);
    assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
    assertThat(site.get("180p.mp4?to=12").statusCode()).isEqualTo(200);
    // Those behind it were opened ahead, and nobody came to them.
    Awaitility.await().until(() -> openFiles(folder.resolve("erased")) == 0);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void segments_allSentOrNobodyWaitsForThem_areOpenNoMore() throws Exception {
    assertThat(whole.get("180p.mp4").statusCode()).isEqualTo(200);
    HttpRequest request = HttpRequest.newBuilder(URI.create(whole.address("180p.mp4"))).build();
    DownloadSite.CLIENT.send(request, BodyHandlers.ofInputStream()).body().close();
    Awaitility.await().until(() -> openFiles(folder.resolve("whole")) == 0);
  }

  private static long openFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(each -> isIn(directory, each)).count();
    }
  }

  private static boolean isIn(Path directory, Path link) {
    try {
      return Files.readSymbolicLink(link).startsWith(directory);
    } catch (IOException e) {
      return false; // It was closed meanwhile.
    }
  }

  @Test
  void head_video_tellsLengthTypeAndNameAndSendsNothing() throws Exception {
    HttpResponse<byte[]> head =
        DownloadSite.CLIENT.send(
            HttpRequest.newBuilder(URI.create(whole.address("180p.mp4?from=1&to=62"))).build(),
            BodyHandlers.ofByteArray());
    assertThat(head.statusCode()).isEqualTo(400);
    HttpResponse<byte[]> whole180 =
        DownloadSite.CLIENT.send(
            HttpRequest.newBuilder(URI.create(whole.address("180p.mp4?from=1&to=2")))
                .HEAD()
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(whole180.statusCode()).isEqualTo(200);
    assertThat(whole180.body()).isEmpty();
    assertThat(whole180.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isEqualTo(whole.get("180p.mp4?from=1&to=2").body().length);
    assertThat(whole180.headers().firstValue("Content-Disposition"))
        .contains(
            "attachment; filename=\"Seance d_ete budget 2026-11-24 0h00m01s-0h00m02s 180p.mp4\";"
                + " filename*=UTF-8''S%C3%A9ance%20d%E2%80%99%C3%A9t%C3%A9%20budget%202026-11-24"
                + "%200h00m01s-0h00m02s%20180p.mp4");
  }

  @Test
  void downloads_ofACompleteRecording_tellExactSizes() throws Exception {
    List<Download> downloads = whole.takeaway().downloads(whole.recording());
    assertThat(downloads)
        .extracting(Download::kind)
        .containsExactly(Download.Kind.VIDEO, Download.Kind.AUDIO, Download.Kind.ARCHIVE);
    for (Download download : downloads) {
      String file = download.url().substring(download.url().lastIndexOf('/') + 1);
      assertThat(whole.get(file).body()).as(file).hasSize((int) download.bytes());
    }
  }

  @Test
  void archive_unpacked_isWholeAndItsSumsAreRight() throws Exception {
    Path zip = whole.saved("archive.zip", folder.resolve("archive.zip"));
    Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
    lines("unzip", "-q", "-t", "" + zip);
    lines("unzip", "-q", "" + zip, "-d", "" + unpacked);
    List<String> sums = lines("sh", "-c", "cd " + unpacked + " && sha256sum -c SHA256SUMS");
    assertThat(sums).hasSize(3).allMatch(line -> line.endsWith(": OK"));
    Path film;
    try (Stream<Path> files = Files.list(unpacked)) {
      film = files.filter(each -> each.toString().endsWith(".mp4")).findFirst().orElseThrow();
    }
    assertThat(Files.readAllBytes(film)).isEqualTo(whole.get("180p.mp4").body());
    assertThat(Files.readString(unpacked.resolve("metadata.json")))
        .contains(
            "\"title\" : \"Séance d’été : budget\"", "\"duration\" : 30.72", "\"chapters\" : [ ]");
    lines(
        "python3",
        "-c",
        "import zipfile,sys; assert zipfile.ZipFile('" + zip + "').testzip() is None");
    try (java.util.zip.ZipInputStream in =
        new java.util.zip.ZipInputStream(Files.newInputStream(zip))) {
      int entries = 0;
      while (in.getNextEntry() != null) {
        in.readAllBytes();
        entries++;
      }
      assertThat(entries).isEqualTo(4);
    }
    byte[] all = Files.readAllBytes(zip);
    HttpResponse<byte[]> end = whole.get("archive.zip", "Range", "bytes=100000-");
    assertThat(end.body()).isEqualTo(java.util.Arrays.copyOfRange(all, 100_000, all.length));
  }

  @Test
  void archive_ofWhatHasCaptions_holdsThem() throws Exception {
    DownloadSite captioned =
        DownloadSite.serve(
            vertx,
            store,
            whole.catalogue(),
            whole.recording(),
            recording ->
                Map.of(
                    "fr", new CaptionFiles.Captions(/* isAutomatic= */ true, CUES),
                    "oc", new CaptionFiles.Captions(/* isAutomatic= */ false, CUES)),
            request -> false);
    Path zip = captioned.saved("archive.zip", folder.resolve("captioned.zip"));
    Path unpacked = Files.createDirectory(folder.resolve("captioned"));
    lines("unzip", "-q", "" + zip, "-d", "" + unpacked);
    assertThat(lines("sh", "-c", "cd " + unpacked + " && sha256sum -c SHA256SUMS"))
        .hasSize(7)
        .allMatch(line -> line.endsWith(": OK"));
    assertThat(Files.readString(unpacked.resolve("captions-fr.vtt")))
        .startsWith("WEBVTT\n\nNOTE\nAutomatic captions")
        .endsWith("00:00:01.000 --> 00:00:03.000\nL’eau &amp; le <i>feu</i>\n");
    assertThat(unpacked.resolve("captions-oc.srt"))
        .hasContent("1\n00:00:01,000 --> 00:00:03,000\nL’eau & le <i>feu</i>\n");
    for (String file : List.of("captions-fr.vtt", "captions-oc.vtt", "captions-oc.srt")) {
      assertThat(lines("ffprobe", "-v", "error", "-show_packets", "" + unpacked.resolve(file)))
          .contains("pts_time=1.000000", "duration_time=2.000000");
    }
    assertThat(Files.readString(unpacked.resolve("metadata.json")))
        .containsSubsequence(
            "\"name\" : \"captions-fr.vtt\"",
            "\"automatic\" : true",
            "\"name\" : \"captions-oc.srt\"",
            "\"automatic\" : false");
    assertThat(Files.readString(unpacked.resolve("metadata.html")))
        .contains("captions-fr.vtt (fr)", "Sous-titres automatiques");
  }

  @Test
  void correction_askedFor_itsPassageIsWithheldAndOthersAreNot() throws Exception {
    DownloadSite site = site("corrected", number -> true);
    double start = StoredRecording.FIRST * StoredRecording.SEGMENT;
    site.catalogue()
        .request(
            new Correction(
                site.recording().id(),
                0,
                MediaTime.ofMicros(Math.round((start + 10) * 1e6)),
                MediaTime.ofMicros(Math.round((start + 12) * 1e6)),
                Correction.Kind.MUTE,
                "name",
                "law",
                "clerk",
                Instant.EPOCH,
                Correction.State.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    HttpResponse<byte[]> refused = site.get("180p.mp4");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).contains("30");
    assertThat(new String(refused.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("en cours de rectification", "being corrected");
    assertThat(site.get("180p.mp4?from=9&to=13").statusCode()).isEqualTo(503);
    assertThat(site.get("audio.m4a?from=8&to=9").statusCode()).isEqualTo(503);
    assertThat(site.get("archive.zip").statusCode()).isEqualTo(503);
    assertThat(site.get("180p.mp4?from=20&to=25").statusCode()).isEqualTo(200);
    assertThat(site.takeaway().downloads(site.recording())).isEmpty();
  }

  @Test
  void recordingThatGoesOn_isNoFileYetAndSaysWhen() throws Exception {
    DownloadSite site = site("goes-on", number -> true);
    assertThat(
            site.catalogue()
                .update(site.recording().id(), each -> each.in(RecordingState.RECORDING)))
        .isPresent();
    for (String file : List.of("180p.mp4", "180p.mp4?from=1&to=2", "audio.m4a", "archive.zip")) {
      HttpResponse<byte[]> refused = site.get(file, "Range", "bytes=0-9");
      assertThat(refused.statusCode()).as(file).isEqualTo(409);
      assertThat(refused.headers().firstValue("Retry-After")).contains("30");
      assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(new String(refused.body(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("still being recorded", "en cours d’enregistrement");
    }
  }

  @Test
  void nonsense_inTheAddress_isAPlainProblem() throws Exception {
    for (String file :
        List.of(
            "180p.mp4?from=a",
            "180p.mp4?from=-1",
            "180p.mp4?from=5&to=5",
            "180p.mp4?from=9&to=2",
            "180p.mp4?from=31",
            "180p.mp4?to=99999999999",
            "audio.m4a?from=1e9",
            "180p.mp4?from=NaN&to=Infinity",
            "180p.mp4?from=30.73&to=40")) {
      HttpResponse<byte[]> response = whole.get(file);
      assertThat(response.statusCode()).as(file).isEqualTo(400);
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("application/problem+json");
    }
    for (String file : List.of("999p.mp4", "audio.mp4", "180p.m4a", "..%2f180p.mp4", "x")) {
      assertThat(whole.get(file).statusCode()).as(file).isEqualTo(404);
    }
  }
}
