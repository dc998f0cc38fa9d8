package org.tribune.site.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.QuestionSamples.asker;
import static org.tribune.testkit.catalogue.QuestionSamples.waiting;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.RefusalReason;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.access.Role;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** What waits for moderators, over all sittings. */
class ModerationSummaryTest {
  private static final SittingId LATE = new SittingId("20240110-conseil-k3v9");
  private static final SittingId TONIGHT = new SittingId("20261125-conseil-k3v9");
  private static final Instant ASKED = SittingSamples.EVENING;

  @TempDir Path directory;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private RunningServer running;

  @BeforeEach
  void start() {
    running = new RunningServer(directory, new FakeObjectStore(), catalogue);
    for (SittingId id : List.of(LATE, TONIGHT)) {
      catalogue.sittings().create(SittingSamples.whole(id.value(), SittingSamples.EVENING));
    }
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private JsonArray summary() {
    String moderator = running.signInAs(Role.MODERATOR);
    HttpResponse<String> told = running.get("/api/v1/questions/summary", "Cookie", moderator);
    assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
    assertThat(told.headers().firstValue("Cache-Control")).contains("no-store");
    return new JsonObject(told.body()).getJsonArray("sittings");
  }

  private Question asked(String id, SittingId sitting, Instant at) {
    Question question = waiting(id, sitting, at);
    catalogue
        .questions()
        .create(question, asker(question, Optional.empty()), "challenge-" + id, at);
    return question;
  }

  private Question replaced(Question changed) {
    return catalogue.questions().replace(List.of(changed)).orElseThrow().getFirst();
  }

  @Test
  void summary_ofNothing_isEmpty() {
    asked("q0", new SittingId("20260101-forgotten-k3v9"), ASKED);
    assertThat(summary()).isEmpty();
  }

  @Test
  void summary_ofSittingsInWhichSomethingWaits_hasTheOneWithMostFirst() {
    Question first = asked("q1", TONIGHT, ASKED);
    asked("q2", TONIGHT, ASKED.plus(Duration.ofMinutes(5)));
    Question refused =
        replaced(asked("q3", LATE, ASKED).refused(RefusalReason.OTHER, "Non.", "Ana", ASKED));
    replaced(refused.contested("Mais si.", ASKED.plus(Duration.ofDays(2))));
    JsonArray told = summary();
    assertThat(told).hasSize(2);
    assertThat(told.getJsonObject(0).getJsonObject("sitting").getString("id"))
        .isEqualTo(TONIGHT.value());
    assertThat(told.getJsonObject(0).getInteger("waiting")).isEqualTo(2);
    assertThat(told.getJsonObject(0).getString("since")).isEqualTo(ASKED.toString());
    assertThat(told.getJsonObject(1).getInteger("waiting")).isZero();
    assertThat(told.getJsonObject(1).getInteger("contested")).isEqualTo(1);
    assertThat(told.getJsonObject(1).getString("since"))
        .isEqualTo(ASKED.plus(Duration.ofDays(2)).toString());
    assertThat(told.encode()).doesNotContain(first.text(), first.author().name());

    replaced(first.published("Ana", ASKED));
    assertThat(summary().getJsonObject(0).getInteger("waiting")).isEqualTo(1);
  }
}
