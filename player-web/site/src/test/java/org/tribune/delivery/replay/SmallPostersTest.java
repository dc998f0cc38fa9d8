package org.tribune.delivery.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.StoreException;
import org.tribune.core.time.MediaTime;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** A poster can be had as small as cards show it, by whoever may see the poster. */
class SmallPostersTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final String WHOLE = "/hls/recordings/b1/assets/poster-0.jpg";
  private static final String SMALL = WHOLE + "?w=384";
  private static final String OBJECT = "recordings/b1/assets/poster-0.jpg";
  private static final Bytes POSTER = TestPicture.jpeg(1280, 720);

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final HttpClient client = HttpClient.newHttpClient();
  private RunningServer running;
  private RecordedSitting sitting;

  @BeforeEach
  void start() {
    running = new RunningServer(directory, store, catalogue);
    sitting =
        new RecordedSitting(catalogue, store, ID)
            .segments(0, 4)
            .complete(MediaTime.ofMicros(19_200_000));
  }

  @AfterEach
  void stop() {
    client.close();
    running.close();
  }

  private void poster(Bytes content) {
    store.put(OBJECT, content);
    catalogue.saveAssets(
        ID,
        /* revision= */ 0,
        List.of(
            new Asset(
                "poster",
                "poster-0.jpg",
                "image/jpeg",
                content.length(),
                Bytes.wrap(new byte[32]))));
  }

  private CompletableFuture<HttpResponse<byte[]>> later(
      String method, String path, String... headers) {
    HttpRequest.Builder request =
        running.request(path).method(method, HttpRequest.BodyPublishers.noBody());
    return client.sendAsync(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(String path, String... headers) {
    return later("GET", path, headers).join();
  }

  private int status(String path, String... headers) {
    return get(path, headers).statusCode();
  }

  /** All headers but those of its length and its date. */
  private static Map<String, List<String>> headers(HttpResponse<byte[]> response) {
    Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
    assertThat(headers.remove("content-length")).containsExactly("" + response.body().length);
    assertThat(headers.remove("etag")).hasSize(1);
    headers.remove("date");
    return headers;
  }

  @Test
  void poster_small_isTheSamePictureWithTheSameHeaders() {
    poster(POSTER);
    HttpResponse<byte[]> whole = get(WHOLE);
    assertThat(whole.body()).isEqualTo(POSTER.array());
    for (int time = 0; time < 2; time++) {
      HttpResponse<byte[]> small = get(SMALL);
      assertThat(small.statusCode()).isEqualTo(200);
      BufferedImage picture = TestPicture.of(small.body());
      assertThat(picture.getWidth()).isEqualTo(384);
      assertThat(picture.getHeight()).isEqualTo(216);
      TestPicture.assertSame(picture, TestPicture.of(POSTER.array()));
      assertThat(small.body().length).isLessThan(10_000);
      assertThat(headers(small))
          .isEqualTo(headers(whole))
          .containsEntry(
              "cache-control", List.of("public, max-age=30, s-maxage=30, must-revalidate"))
          .containsEntry("content-type", List.of("image/jpeg"))
          .containsEntry("access-control-allow-origin", List.of("*"));
    }
  }

  @Test
  void poster_small_hasAHeadAndRanges() {
    poster(POSTER);
    HttpResponse<byte[]> head = later("HEAD", SMALL).join();
    byte[] small = get(SMALL).body();
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).contains("" + small.length);
    HttpResponse<byte[]> range = get(SMALL, "Range", "bytes=0-1");
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).containsExactly(0xff, 0xd8);
    assertThat(range.headers().firstValue("Content-Range")).contains("bytes 0-1/" + small.length);
    assertThat(status(SMALL, "Range", "bytes=" + small.length + "-")).isEqualTo(416);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"w=385", "w=0", "w=-384", "w=0384", "W=384", "w=384&w=1", "w", "w=1e9", ""})
  void poster_ofAnyOtherWidth_isWhole(String query) {
    poster(POSTER);
    assertThat(get(WHOLE + "?" + query).body()).isEqualTo(POSTER.array());
  }

  private void become(RecordingState state) {
    Optional<Recording> _ = catalogue.update(ID, recording -> recording.in(state));
  }

  /** What was made and is remembered is asked for at once when the whole one is refused. */
  private void assertRefusedWithTheWhole() {
    await().until(() -> status(WHOLE) == 404);
    assertThat(get(SMALL)).extracting(HttpResponse::statusCode).isEqualTo(404);
    assertThat(later("HEAD", SMALL).join().statusCode()).isEqualTo(404);
  }

  @Test
  void poster_ofWhatIsHidden_isSmallForTheStaffAloneAndForNobodyOnceItIsDeleted() {
    poster(POSTER);
    byte[] small = get(SMALL).body();
    become(RecordingState.HIDDEN);
    assertRefusedWithTheWhole();
    String clerk = running.signIn();
    HttpResponse<byte[]> staff = get(SMALL, "Cookie", clerk);
    assertThat(staff.body()).isEqualTo(small);
    assertThat(staff.headers().firstValue("Cache-Control")).contains("private, no-store");
    become(RecordingState.COMPLETE);
    await().until(() -> status(SMALL) == 200);
    become(RecordingState.DELETING);
    assertRefusedWithTheWhole();
    assertThat(status(SMALL, "Cookie", clerk)).isEqualTo(404);
  }

  @Test
  void poster_ofWhatIsToBeCorrected_isRefusedSmallToo() {
    poster(POSTER);
    assertThat(status(SMALL)).isEqualTo(200);
    Correction _ =
        sitting.request(
            Correction.Kind.CUT, MediaTime.ofMicros(4_000_000), MediaTime.ofMicros(5_000_000));
    assertRefusedWithTheWhole();
  }

  @ParameterizedTest
  @CsvSource({"320, 180", "384, 216", "2600, 1600"})
  void poster_thatIsSmallOrHuge_isWhole(int width, int height) {
    Bytes content = TestPicture.jpeg(width, height);
    poster(content);
    assertThat(get(SMALL).body()).isEqualTo(content.array());
  }

  @Test
  void poster_thatIsNoPicture_isAnsweredAsItIs() {
    byte[] content = POSTER.array().clone();
    content[0] = 0;
    poster(Bytes.wrap(content));
    assertThat(get(SMALL).body()).isEqualTo(content);
    assertThat(get(SMALL).body()).isEqualTo(content);
  }

  @Test
  void poster_cutShortInTheStore_isNotThereSmallEither() {
    poster(POSTER);
    store.put(OBJECT, Bytes.wrap(Arrays.copyOf(POSTER.array(), 5_000)));
    assertThat(status(WHOLE)).isEqualTo(404);
    assertThat(status(SMALL)).isEqualTo(404);
  }

  @Test
  void poster_whileTheStoreIsAway_isSmallOnceItIsBack() {
    poster(POSTER);
    store.fail(new StoreException("The disk is away"));
    assertThat(status(SMALL)).isEqualTo(503);
    store.recover();
    assertThat(TestPicture.of(get(SMALL).body()).getWidth()).isEqualTo(384);
  }

  @Test
  void poster_askedForByManyAtOnce_isTheSameForAll() {
    poster(POSTER);
    List<CompletableFuture<HttpResponse<byte[]>>> all =
        IntStream.range(0, 40).mapToObj(number -> later("GET", SMALL)).toList();
    byte[] first = all.getFirst().join().body();
    assertThat(TestPicture.of(first).getWidth()).isEqualTo(384);
    assertThat(all).allSatisfy(each -> assertThat(each.join().body()).isEqualTo(first));
  }
}
