package org.tribune.site.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.topics.Topics;
import org.tribune.site.RunningServer;
import org.tribune.site.http.ApiJson;

/** A clerk types captions of what is on air, and corrects what others wrote. */
class CaptionDeskTest {
  private static final BroadcastId ID = new BroadcastId("b1");

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private RunningServer running;

  @SuppressWarnings("NullAway.Init") // likewise
  private String clerk;

  @BeforeEach
  void goOnAir() {
    running = new RunningServer(directory);
    clerk = running.signInAs(Role.CLERK);
    running.open(ID, /* live= */ true);
    running.clock().advance(Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    running.close();
  }

  private HttpResponse<String> type(String text, double typedFor, boolean isFinal) {
    return running.order(
        "POST",
        "/api/v1/operator/channels/chamber/captions",
        "{\"text\": %s, \"typedFor\": %s, \"isFinal\": %s}"
            .formatted(ApiJson.text(text), typedFor, isFinal),
        clerk);
  }

  private HttpResponse<String> correct(String caption, int revision, String text) {
    return running.order(
        "PUT",
        "/api/v1/operator/channels/chamber/captions/" + caption,
        "{\"revision\": %d, \"text\": %s}".formatted(revision, ApiJson.text(text)),
        clerk);
  }

  private void heard(String id, String text) {
    running
        .log()
        .append(
            Topics.CAPTIONS,
            ID.value(),
            new LiveCaption(
                id,
                /* revision= */ 3,
                Duration.ofSeconds(10),
                Duration.ofSeconds(14),
                "fr",
                text,
                Optional.empty(),
                CaptionSource.RECOGNISER,
                CaptionState.HEARD,
                List.of()))
        .join();
  }

  /** Each as {@code state text}, as everybody reads it. */
  private List<String> read() {
    List<String> read = new ArrayList<>();
    for (JsonNode each :
        ApiJson.parse(running.get("/api/v1/channels/chamber/captions").body()).path("captions")) {
      read.add(each.path("state").asText() + " " + each.path("text").asText());
    }
    return read;
  }

  private void isRead(String... captions) {
    await().untilAsserted(() -> assertThat(read()).containsExactly(captions));
  }

  @Test
  void line_isReadWhileItIsTyped() {
    assertThat(type("La séance", 1, /* isFinal= */ false).statusCode()).isEqualTo(204);
    isRead("partial La séance");
    running.clock().advance(Duration.ofSeconds(1));
    type("La séanse est", 2, /* isFinal= */ false);
    type("La séance est ouverte.", 2, /* isFinal= */ true);
    isRead("heard La séance est ouverte.");
    type("Elle", 1, /* isFinal= */ false);
    type("", 1, /* isFinal= */ false);
    isRead("heard La séance est ouverte.");
  }

  @Test
  void line_inAClosedSession_isNowhere() {
    running
        .log()
        .append(
            Topics.EVENTS,
            "chamber",
            new BroadcastEvent.Closed(ID, running.clock().now().toInstant()))
        .join();
    await().until(() -> running.ledger().find(ID).orElseThrow().state() == BroadcastState.CLOSED);
    HttpResponse<String> answer = type("Un secret.", 1, /* isFinal= */ true);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("huis clos", "not-public");
    assertThat(running.log().tail(Topics.CAPTIONS, ID.value(), Topics.CAPTIONS.retention()))
        .isEmpty();
  }

  @Test
  void line_tooLongOrWithoutAChannel_isRefused() {
    assertThat(type("x".repeat(501), 1, /* isFinal= */ true).statusCode()).isEqualTo(413);
    assertThat(
            running
                .order(
                    "POST",
                    "/api/v1/operator/channels/nowhere/captions",
                    "{\"text\": \"a\", \"isFinal\": true}",
                    clerk)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void correction_isWhatEverybodyReads_andNoMachineWritesOverIt() {
    heard("r1", "le bidget est adopté");
    isRead("heard le bidget est adopté");

    HttpResponse<String> answer = correct("r1", 3, "le budget est <b>adopté</b>");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    isRead("corrected le budget est adopté");
    heard("r1", "le bidget est adopté par");
    heard("r2", "ensuite");
    isRead("corrected le budget est adopté", "heard ensuite");
    await()
        .untilAsserted(
            () ->
                assertThat(running.trail(1))
                    .containsExactly(
                        "live-caption-changed chamber corrected 2026-11-24T18:00:10Z"));
  }

  @Test
  void correction_asItStands_confirms_andWithoutText_takesAway() {
    heard("r1", "le budget est adopté");
    isRead("heard le budget est adopté");
    assertThat(correct("r1", 3, "le budget est adopté").statusCode()).isEqualTo(200);
    isRead("confirmed le budget est adopté");
    // Somebody else has not seen that.
    HttpResponse<String> late = correct("r1", 3, "le budget");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(correct("r1", 4, " ").statusCode()).isEqualTo(200);
    isRead();
    assertThat(correct("none", 1, "a").statusCode()).isEqualTo(404);
    assertThat(correct("r1", 5, "mot ".repeat(200)).statusCode()).isEqualTo(413);
  }
}
