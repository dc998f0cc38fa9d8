package org.tribune.site.golden;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.Bytes;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;

/** How films are sent and prepared. */
class UploadAnswersTest {
  private static final String ALL = "/api/v1/operator/reports";
  private static final String UPLOADS = "/api/v1/uploads";

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened by the test
  private GoldenTown town;

  @SuppressWarnings("NullAway.Init") // of the town
  private Caller clerk;

  @SuppressWarnings("NullAway.Init") // of the town
  private Caller reporter;

  @Test
  void uploads_areAnsweredAsBefore() {
    try (GoldenTown opened = GoldenTown.open(directory, "uploads.txt")) {
      town = opened;
      clerk = town.person(Role.CLERK);
      reporter = town.person(Role.REPORTER);
      town.get(clerk, "/api/v1/operator/preparations");
      String id = town.order(reporter, "POST", ALL, "{\"title\": \"Marché\"}").text("id");
      sent(id);
      queue(id);
      town.assertIsAsBefore();
    }
  }

  private HttpRequest.Builder tus(String path) {
    town.later(1);
    return town.request(reporter, path).header("Tus-Resumable", "1.0.0");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Answer send(String id, String length) {
    String metadata = "report " + base64(id) + ",filename " + base64("lac été.mp4");
    return town.kept(
        reporter,
        UPLOADS,
        tus(UPLOADS)
            .header("Upload-Length", length)
            .header("Upload-Metadata", metadata)
            .POST(BodyPublishers.noBody())
            .build());
  }

  private Answer piece(String path, int offset, byte[] bytes, String... headers) {
    HttpRequest.Builder request =
        tus(path)
            .header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", "" + offset)
            .method(headers.length == 0 ? "PATCH" : "POST", BodyPublishers.ofByteArray(bytes));
    return town.kept(
        reporter, path, (headers.length == 0 ? request : request.headers(headers)).build());
  }

  private void sent(String id) {
    town.kept(
        Caller.NOBODY,
        UPLOADS,
        town.request(Caller.NOBODY, UPLOADS).method("OPTIONS", BodyPublishers.noBody()).build());
    send(id, "x");
    send(id, "20000000001");
    send("none", "2000");
    town.order(reporter, "POST", UPLOADS, "{}");
    String path = send(id, "2000").header("Location").orElseThrow();
    town.kept(
        Caller.NOBODY,
        path,
        town.request(Caller.NOBODY, path).method("OPTIONS", BodyPublishers.noBody()).build());
    byte[] film = new byte[2_000];
    byte[] head = {0, 0, 0, 32, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};
    System.arraycopy(head, 0, film, 0, head.length);
    piece(path, 0, Arrays.copyOf(film, 1_000));
    piece(path, 0, film);
    town.kept(reporter, path, tus(path).method("HEAD", BodyPublishers.noBody()).build());
    town.get(reporter, UPLOADS);
    town.kept(
        reporter, path + "/take-up", tus(path + "/take-up").POST(BodyPublishers.noBody()).build());
    piece(path, 1_000, Arrays.copyOfRange(film, 1_000, 1_500), "X-HTTP-Method-Override", "PATCH");
    piece(path, 1_500, film, "X-HTTP-Method-Override", "x");
    String other = send(id, "3000").header("Location").orElse(path);
    town.kept(reporter, other, tus(other).DELETE().build());
    town.kept(reporter, other, tus(other).DELETE().build());
  }

  private void queue(String id) {
    String all = "/api/v1/operator/preparations";
    TranscodeJobs queue = town.catalogue().transcodeJobs();
    var video = new VideoId(id);
    for (String film : new String[] {"f1", "f2", "f3", "f4"}) {
      town.later(1);
      queue.enqueue(
          TranscodeJob.waiting(
              new BroadcastId(film),
              video,
              film + ".mp4",
              9,
              town.running().clock().now().toInstant()));
    }
    var now = town.running().clock().now().toInstant();
    var claimed = queue.claim("w", now, now.plusSeconds(60));
    queue.fail(
        claimed.orElseThrow().id(),
        "w",
        new TranscodeJob.Failure(
            "truncated", new Message("Il manque la fin.", "Its end is missing.")),
        now);
    queue.claim("w", now, now.plusSeconds(60));
    BroadcastId kept = new BroadcastId("f1");
    town.store().put(queue.find(kept).orElseThrow().source().object(), Bytes.utf8("a film"));
    town.get(reporter, all);
    town.get(clerk, all);
    for (String order :
        new String[] {"f1/accept-short", "f3/cancel", "f3/retry", "f4/retry", "none/cancel"}) {
      town.order(reporter, "POST", all + "/" + order, "{}");
    }
    town.order(town.person(Role.REPORTER), "POST", all + "/f4/cancel", "{}");
    town.get(reporter, all);
    town.get(reporter, ALL + "/" + id);
  }
}
