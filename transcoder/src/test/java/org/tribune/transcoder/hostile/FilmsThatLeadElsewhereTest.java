package org.tribune.transcoder.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.transcoder.hostile.Boxes.ascii;
import static org.tribune.transcoder.hostile.Boxes.box;
import static org.tribune.transcoder.hostile.Boxes.ftyp;
import static org.tribune.transcoder.hostile.Boxes.full;
import static org.tribune.transcoder.hostile.Boxes.int16;
import static org.tribune.transcoder.hostile.Boxes.int32;
import static org.tribune.transcoder.hostile.Boxes.join;
import static org.tribune.transcoder.hostile.Boxes.zeros;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribune.testkit.Tool;

/**
 * What is made to read other files or to reach the network, and what is two things at once: nothing
 * but the file itself is opened, and nothing but pictures and sound is taken from it.
 */
@Timeout(60)
final class FilmsThatLeadElsewhereTest {
  @TempDir static Path folder;
  private static HostileFilms films;
  private static ServerSocket network;

  /** Whoever opens it to read waits for ever. */
  private static Path secret;

  @BeforeAll
  static void start() throws Exception {
    films = HostileFilms.withoutSandbox(folder);
    network = new ServerSocket(0, /* backlog= */ 8, InetAddress.getLoopbackAddress());
    secret = folder.resolve("secret.mp4");
    assertThat(Tool.run(Duration.ofSeconds(5), List.of("mkfifo", "" + secret)).status()).isZero();
  }

  @AfterAll
  static void stop() throws IOException {
    films.close();
    network.close();
  }

  @AfterEach
  void requireThatNobodyCalled() throws IOException {
    network.setSoTimeout(1);
    try (Socket caller = network.accept()) {
      throw new AssertionError("The network was reached: " + caller);
    } catch (SocketTimeoutException e) {
      // As it should be.
    }
  }

  private static String elsewhere(String text) {
    return text.replace("FILE", "" + secret).replace("HOST", "127.0.0.1:" + network.getLocalPort());
  }

  static List<String> lists() {
    return List.of(
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://FILE\n#EXT-X-ENDLIST\n",
        "\uFEFF#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nFILE\n#EXT-X-ENDLIST\n",
        "ID3\u0003\0\0\0\0\0\0#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://HOST/a.ts\n",
        "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=9\nhttp://HOST/a.m3u8\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXT-X-KEY:METHOD=AES-128,URI=\"http://HOST/k\"\n"
            + "#EXTINF:9,\ndata:video/mp4;base64,AAAA\n#EXT-X-ENDLIST\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXT-X-MAP:URI=\"FILE\"\n#EXTINF:9,\nhttp://HOST/\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nconcat:http://HOST/a|file:FILE\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nsubfile,,start,0,end,9,,:FILE\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nrtsp://HOST/live\n",
        "ffconcat version 1.0\nfile 'FILE'\nfile 'http://HOST/'\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\">"
            + "<Period><AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\">"
            + "<BaseURL>http://HOST/a.mp4</BaseURL></Representation></AdaptationSet></Period>"
            + "</MPD>",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\n"
            + "m=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
        "<asx version=\"3.0\"><entry><ref href=\"http://HOST/a\"/></entry></asx>",
        "[Reference]\nRef1=http://HOST/a?MSWMExt=.asf\n",
        "[playlist]\nFile1=FILE\nNumberOfEntries=1\n",
        "<smil><body><video src=\"http://HOST/a\"/></body></smil>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"http://HOST/a\"/></svg>",
        "RTSPtextRTSP://HOST/live\n",
        "rtsp://HOST/live\n",
        "1\n00:00:00,000 --> 00:00:09,000\n<img src=\"http://HOST/a\">\n",
        "WEBVTT\n\n00:00.000 --> 00:09.000\nhttp://HOST/a\n",
        "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Start, End, Text\n"
            + "Dialogue: 0:00:00.00,0:00:09.00,{\\fnFILE}a\n",
        ";FFMETADATA1\ntitle=FILE\n",
        "# VobSub index file, v7\nid: fr, index: 0\ntimestamp: 00:00:00:000, filepos: 0\n",
        "%05d.png",
        "movie=FILE");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void listOfOtherFiles_isRefusedAndNoneOfThemIsOpened(String text) throws Exception {
    films.requireFlaw("list.mp4", elsewhere(text).getBytes(UTF_8), "not-a-film", "empty");
  }

  /** QuickTime may keep the pictures in another file. */
  @Test
  void movieWhosePicturesAreElsewhere_doesNotOpenThem() throws Exception {
    byte[] path = ascii("" + secret);
    byte[] alias =
        full(
            "alis",
            0,
            zeros(10),
            zeros(4),
            zeros(28),
            zeros(4),
            zeros(64),
            zeros(12),
            int16(1),
            int16(1),
            zeros(16),
            int16(18),
            int16(path.length),
            path,
            int16(-1),
            int16(0));
    for (byte[] reference :
        List.of(
            full("url ", 0, ascii(elsewhere("http://HOST/a.mov\0"))),
            full("url ", 0, ascii(elsewhere("file:FILE\0"))),
            full("urn ", 0, ascii(elsewhere("a\0file:FILE\0"))),
            full("cios", 0, path),
            alias)) {
      var _ = films.tried("reference.mov", new RawMovie().mediaReference(reference).bytes());
    }
    byte[] referenceMovie =
        box(
            "rmra",
            box(
                "rmda",
                full("rdrf", 0, ascii("url "), int32(60), ascii(elsewhere("http://HOST/a.mov")))));
    films.requireFlaw(
        "moved.mov", join(ftyp(), box("moov", referenceMovie)), "not-a-film", "empty");
  }

  /** They may be two things at once: only pictures and sound go into what is made of them. */
  @Test
  void filmThatIsAlsoSomethingElse_leavesNothingOfThat() throws Exception {
    byte[] page = ascii("<html><script>alert('harm')</script></html>");
    byte[] film =
        new RawMovie().extension(box("udta", full("titl", 0, page), box("free", page))).bytes();
    byte[] zip = join(ascii("PK\u0003\u0004"), zeros(26), page, ascii("PK\u0005\u0006"), zeros(18));
    assertThat(films.tried("film.mp4", join(film, zip)).isMade()).isTrue();
    try (Stream<Path> all = Files.walk(films.made())) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(each), ISO_8859_1))
            .as("" + each)
            .doesNotContain("harm", "<script");
      }
    }
    films.requireFlaw("pdf.mp4", join(ascii("%PDF-1.7\n"), film), "not-a-film");
    films.requireFlaw(
        "picture.mp4", join(new byte[] {-1, -40, -1, -32}, zeros(16), film), "not-a-film");
    films.requireFlaw("page.mp4", join(page, film), "not-a-film");
  }
}
