package org.tribune.site.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.site.RunningServer;
import org.tribune.site.video.Newsroom;

/**
 * What is answered to fields that are null, left out, of another type or an unknown word. {@code
 * fields.table} has a line for each request, and one for its answer below it.
 */
class FieldAnswersTest {
  private static final BroadcastId ON_AIR = new BroadcastId("b1");

  @TempDir Path directory;

  @Test
  void fields_thatAreNotWhatTheyShallBe_areAnsweredAsBefore() {
    String table = GoldenFile.read("fields.table").orElseThrow();
    StringBuilder answered = new StringBuilder();
    try (Newsroom newsroom = new Newsroom(directory)) {
      RunningServer running = newsroom.running();
      String report = "/api/v1/operator/reports/" + filmed(newsroom);
      Sitting sitting = newsroom.sitting("Budget", RunningServer.START, SittingStatus.DRAFT);
      running.open(ON_AIR, /* live= */ true);
      running.clock().advance(Duration.ofMinutes(10));
      await()
          .until(() -> running.ledger().find(ON_AIR).filter(each -> each.isPublic()).isPresent());
      new RecordedSitting(newsroom.catalogue(), newsroom.store(), new BroadcastId("b2"))
          .segments(0, 4)
          .complete(MediaTime.ofMicros(19_200_000));
      String clerk = running.signIn();
      for (String line : table.lines().toList()) {
        if (!line.startsWith("  ")) {
          answered.append(line).append('\n');
        }
        if (line.contains(" {")) {
          String path = line.substring(line.indexOf(' ') + 1, line.indexOf(" {"));
          String body = line.substring(line.indexOf(" {") + 1);
          String whole =
              path.replace("<report>", report)
                  .replace("<sitting>", "/api/v1/sittings/" + sitting.id());
          if (body.contains("<version>")) {
            String changed =
                path.startsWith("<report>") ? report : "/api/v1/operator/sittings/" + sitting.id();
            int version =
                new JsonObject(running.get(changed, "Cookie", clerk).body()).getInteger("version");
            body = body.replace("<version>", "\"version\": " + version);
          }
          answered
              .append("  ")
              .append(said(running.order(line.substring(0, line.indexOf(' ')), whole, body, clerk)))
              .append('\n');
        }
      }
    }
    assertThat(answered).hasToString(table);
  }

  private static String filmed(Newsroom newsroom) {
    return newsroom.published(new JsonObject().put("title", "Fête du lac")).getString("id");
  }

  private static String said(HttpResponse<String> answer) {
    JsonObject body = new JsonObject(answer.body());
    return answer.statusCode()
        + (body.containsKey("detail") ? " " + body.getJsonObject("detail").getString("en") : "");
  }
}
