package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.delivery.download.Download;
import org.tribune.sql.TemporaryCatalogue;

/** What can be taken away of a report's film: by the public, what the report shows of it. */
class TrimmedDownloadsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:30:00Z");
  private static final VideoActor CLERK =
      new VideoActor(new AccountId("p-clerk"), "Claire Martin", Set.of(Role.CLERK));
  private static final String STAFF = "X-Staff";

  @TempDir Path folder;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();

  @SuppressWarnings("NullAway.Init") // served before each test
  private Vertx vertx;

  @SuppressWarnings("NullAway.Init") // served before each test
  private DownloadSite site;

  @BeforeEach
  void serve() throws Exception {
    ObjectStore store = new FileSystemObjectStore(folder);
    Recording recording =
        StoredRecording.store(store, catalogue, 180, /* count= */ 8, number -> true);
    catalogue.update(StoredRecording.ID, each -> each.of(RecordingKind.REPORT));
    Video draft =
        Video.draft(new VideoId("lake"), VideoTexts.titled("Fête du lac", "fr"), CLERK, NOW)
            .withFilm(StoredRecording.ID, NOW)
            .edited(
                new FilmSettings(
                    Optional.empty(),
                    Duration.ofMillis(5_100),
                    Optional.of(Duration.ofMillis(13_700)),
                    Map.of()),
                CLERK,
                NOW);
    catalogue.videos().create(draft);
    assertThat(catalogue.videos().replace(draft.published(CLERK, NOW))).isPresent();
    vertx = Vertx.vertx();
    site =
        DownloadSite.serve(
            vertx, store, catalogue, recording, request -> request.headers().contains(STAFF));
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private HttpResponse<byte[]> get(String file, String... headers) throws Exception {
    return site.get(file, headers);
  }

  private List<Download> downloads() {
    return site.takeaway().downloads(catalogue.recording(StoredRecording.ID).orElseThrow());
  }

  @Test
  void film_thatIsTrimmed_endsForThePublicWhereTheReportDoes() throws Exception {
    byte[] passage = get("180p.mp4?from=5.1&to=13.7").body();
    assertThat(get("180p.mp4").body()).isEqualTo(passage);
    assertThat(get("180p.mp4?from=1&to=29").body()).isEqualTo(passage);
    assertThat(get("180p.mp4?from=14&to=20").statusCode()).isEqualTo(400);
    assertThat(get("archive.zip").statusCode()).isEqualTo(404);
    assertThat(downloads()).extracting(Download::kind).doesNotContain(Download.Kind.ARCHIVE);
    HttpResponse<byte[]> all = get("180p.mp4", STAFF, "yes");
    assertThat(all.body()).hasSizeGreaterThan(2 * passage.length);
    assertThat(all.headers().firstValue("Cache-Control")).contains("private, no-store");
    assertThat(get("archive.zip", STAFF, "yes").statusCode()).isEqualTo(200);
  }

  @Test
  void film_thatIsHidden_isForTheStaffAloneAndKeptByNobody() throws Exception {
    Video published = catalogue.videos().find(new VideoId("lake")).orElseThrow();
    assertThat(catalogue.videos().replace(published.unpublished(CLERK, NOW))).isPresent();
    for (String file : List.of("180p.mp4", "audio.m4a", "archive.zip", "180p.mp4?from=6&to=7")) {
      assertThat(get(file).statusCode()).as(file).isEqualTo(404);
      HttpResponse<byte[]> staff = get(file, STAFF, "yes");
      assertThat(staff.statusCode()).as(file).isEqualTo(200);
      assertThat(staff.headers().firstValue("Cache-Control")).contains("private, no-store");
    }
    assertThat(downloads()).isNotEmpty();
  }
}
