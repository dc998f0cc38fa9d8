package org.tribune.site.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;

/** The package as a clerk's browser takes it. */
final class TransferRoutesTest {
  private static final String PATH = "/api/v1/operator/sittings/20261124-conseil/archive.zip";

  @TempDir Path folder;
  private ArchivedSitting site;
  private RunningServer running;
  private String clerk;

  @BeforeEach
  void start() {
    site = new ArchivedSitting(folder);
    running = new RunningServer(folder, site.store, site.catalogue);
    clerk = running.signInAs(Role.CLERK);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private HttpRequest request(String... headers) {
    HttpRequest.Builder request = running.request(PATH).header("Cookie", clerk);
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  private HttpResponse<byte[]> get(String... headers) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(headers), BodyHandlers.ofByteArray());
    }
  }

  @Test
  void package_brokenOff_goesOnWithTheSameBytesAndIsInTheTrailOnce() throws Exception {
    HttpResponse<byte[]> whole = get();
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> rest = get("Range", "bytes=300000-", "If-Range", tag);

    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(rest.statusCode()).isEqualTo(206);
    byte[] all = whole.body();
    assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(all, 300_000, all.length));
    assertThat(entries(all)).isEqualTo(20);
    assertThat(running.trail(20))
        .filteredOn(each -> each.startsWith("sitting-archived"))
        .hasSize(1);
  }

  @Test
  void package_allButItsFirstByte_isInTheTrailToo() throws Exception {
    assertThat(get("Range", "bytes=1-").statusCode()).isEqualTo(206);

    assertThat(running.trail(20)).anyMatch(each -> each.startsWith("sitting-archived"));
  }

  private static int entries(byte[] zip) throws IOException {
    int entries = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      while (in.getNextEntry() != null) {
        in.readAllBytes();
        entries++;
      }
    }
    return entries;
  }

  @Test
  void package_ofARecordingThatIsWithdrawnMeanwhile_hasItsFilmNoMore() throws Exception {
    String before = get().headers().firstValue("ETag").orElseThrow();
    site.catalogue.update(ArchivedSitting.FILM, each -> each.in(RecordingState.HIDDEN));

    HttpResponse<byte[]> after = get("Range", "bytes=1000-", "If-Range", before);

    // What it was before is asked for no more: it lacks the film, which has to be agreed to.
    assertThat(after.statusCode()).isEqualTo(409);
  }

  @Test
  void package_readerThatStops_leavesNothingWaiting() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> slow = client.send(request(), BodyHandlers.ofInputStream());
      try (InputStream in = slow.body()) {
        assertThat(in.readNBytes(1_000)).hasSize(1_000);
      }
    }

    assertThat(get().statusCode()).isEqualTo(200);
  }
}
