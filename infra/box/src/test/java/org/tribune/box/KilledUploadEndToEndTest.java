package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.sql.SqlCatalogue;

/** The program is killed again and again while a film is sent: it goes on where its file ends. */
@Tag("e2e")
final class KilledUploadEndToEndTest {
  private static final Logger LOG = LoggerFactory.getLogger(KilledUploadEndToEndTest.class);
  private static final int KILLS = Integer.getInteger("tribune.kills", 1);
  private static final long SEED = Long.getLong("tribune.seed", System.nanoTime());
  private static final int LENGTH = 60_000_000;
  private static final String YAML =
      """
      channels:
        - {id: chamber, sources: [{type: testcard, width: 426, height: 240}]}
      """;

  @TempDir private Path folder;
  private final byte[] film = new byte[LENGTH];

  /** The film from a byte on, slowly, so that there is time to kill who takes it. */
  private final class Slow extends InputStream {
    private static final int PIECE = 100_000;
    private final AtomicInteger position;

    Slow(AtomicInteger position) {
      this.position = position;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int from = position.get();
      if (from == LENGTH) {
        return -1;
      }
      try {
        Thread.sleep(4);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted", e);
      }
      int read = Math.min(Math.min(length, PIECE), LENGTH - from);
      System.arraycopy(film, from, into, offset, read);
      position.addAndGet(read);
      return read;
    }
  }

  @Test
  void upload_killedInMidPatch_goesOnAndArrivesAsItWasSent() throws Exception {
    Random random = new Random(SEED);
    random.nextBytes(film);
    byte[] head = {0, 0, 0, 32, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
    System.arraycopy(head, 0, film, 0, head.length);
    String address = "";
    int offset = 0;
    for (int kill = 0; kill <= KILLS; kill++) {
      try (BoxProcess box = BoxProcess.start(folder, YAML)) {
        box.signIn();
        address = address.isEmpty() ? begin(box) : address;
        int before = offset;
        offset = look(box, address);
        assertThat(offset).as("after kill %d, seed %d", kill, SEED).isGreaterThanOrEqualTo(before);
        if (kill < KILLS) {
          sendAndKill(box, address, offset, offset + random.nextInt(LENGTH / KILLS));
        } else {
          assertThat(write(box, address, new AtomicInteger(offset)).statusCode()).isEqualTo(204);
          box.await(
              "the queue",
              () -> box.get("/api/v1/operator/preparations").body().contains("slow.mp4"));
          assertThat(box.stop()).isZero();
        }
      }
      LOG.info("Kill {} of {} (seed {}): it goes on at {}", kill, KILLS, SEED, offset);
    }
    requireArrived();
  }

  private static String begin(BoxProcess box) throws Exception {
    HttpResponse<String> report = box.post("/api/v1/operator/reports", "{\"title\":\"Lac\"}");
    JsonNode made = new ObjectMapper().readTree(report.body());
    HttpResponse<String> created =
        box.send(
            box.request("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "" + LENGTH)
                .header(
                    "Upload-Metadata",
                    "report "
                        + base64(made.path("id").asText())
                        + ",filename "
                        + base64("slow.mp4"))
                .POST(BodyPublishers.noBody()));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return created.headers().firstValue("Location").orElseThrow();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int look(BoxProcess box, String address) throws Exception {
    HttpResponse<String> found =
        box.send(
            box.request(address)
                .header("Tus-Resumable", "1.0.0")
                .method("HEAD", BodyPublishers.noBody()));
    assertThat(found.statusCode()).isEqualTo(200);
    return Integer.parseInt(found.headers().firstValue("Upload-Offset").orElseThrow());
  }

  private HttpResponse<String> write(BoxProcess box, String address, AtomicInteger position)
      throws Exception {
    HttpRequest.Builder patch =
        box.request(address)
            .timeout(BoxProcess.PATIENCE)
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Offset", "" + position.get())
            .header("Content-Type", "application/offset+octet-stream")
            .method(
                "PATCH",
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> new Slow(position)),
                    LENGTH - position.get()));
    return box.send(patch);
  }

  private void sendAndKill(BoxProcess box, String address, int from, int until) throws Exception {
    AtomicInteger position = new AtomicInteger(from);
    Thread sender =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    HttpResponse<String> whole = write(box, address, position);
                    LOG.info("It was whole before it was killed: {}", whole.statusCode());
                  } catch (Exception e) {
                    LOG.debug("Killed, as it shall be", e);
                  }
                });
    Awaitility.await().atMost(BoxProcess.PATIENCE).until(() -> position.get() >= until);
    box.kill();
    sender.join();
  }

  private void requireArrived() {
    Path data = folder.resolve("data");
    try (Catalogue catalogue =
        SqlCatalogue.open(new CatalogueConfig.Sqlite(data.resolve("tribune.db")))) {
      TranscodeJob queued = catalogue.transcodeJobs().all().getFirst();
      FileSystemObjectStore store = new FileSystemObjectStore(data.resolve("store"));
      assertThat(store.get(queued.source().object()).orElseThrow().array()).isEqualTo(film);
    }
  }
}
