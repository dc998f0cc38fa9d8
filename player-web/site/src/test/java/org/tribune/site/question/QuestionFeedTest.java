package org.tribune.site.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.site.http.ApiJson;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;

/** What event loops ask of the feed costs them no writing, and no waiting for who writes. */
class QuestionFeedTest {
  private static final Sitting SITTING = SittingSamples.whole("budget", SittingSamples.EVENING);

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final QuestionProjection projection =
      new QuestionProjection(
          catalogue, QuestionsConfig.USUAL, /* sendsMail= */ false, new FakeMediaClock());
  private final AtomicInteger written = new AtomicInteger();
  private final CountDownLatch slow = new CountDownLatch(1);
  private final QuestionFeed feed = new QuestionFeed(projection, this::views);

  @BeforeEach
  void begin() {
    catalogue.sittings().create(SITTING);
    projection.start();
  }

  @AfterEach
  void end() {
    slow.countDown();
    projection.close();
  }

  /** All of them, as a moderator sees them; slow from the second time on. */
  private Map<String, ObjectNode> views(QuestionProjection.Snapshot snapshot) {
    if (written.incrementAndGet() > 1) {
      try {
        slow.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Map<String, ObjectNode> views = new LinkedHashMap<>();
    snapshot
        .questions()
        .forEach(each -> views.put(each.id().value(), ApiJson.object().put("text", each.text())));
    return views;
  }

  private void ask(String id) {
    Question question = QuestionSamples.waiting(id, SITTING.id(), QuestionSamples.ASKED);
    assertThat(
            catalogue
                .questions()
                .create(
                    question,
                    QuestionSamples.asker(question, Optional.empty()),
                    id,
                    QuestionSamples.ASKED.plusSeconds(60)))
        .isTrue();
    projection.changed();
  }

  @Test
  void prepared_manyReaders_findItWritten() {
    QuestionProjection.Snapshot snapshot = feed.prepared(projection.of(SITTING));
    assertThat(written).hasValue(1);
    for (int reader = 0; reader < 3; reader++) {
      assertThat(feed.catchUp(snapshot, Optional.empty()).events())
          .isSameAs(feed.whole(snapshot).event());
    }
    assertThat(written).hasValue(1);
  }

  @Test
  void change_whileItIsBeingWritten_holdsUpNoReader() {
    QuestionProjection.Snapshot snapshot = feed.prepared(projection.of(SITTING));
    ask("first");
    await().until(() -> written.get() == 2);

    CompletableFuture<QuestionFeed.Missed> read = new CompletableFuture<>();
    Thread.ofPlatform().start(() -> read.complete(feed.catchUp(snapshot, Optional.empty())));
    assertThat(read)
        .succeedsWithin(Duration.ofSeconds(5))
        .extracting(QuestionFeed.Missed::number)
        .isEqualTo(snapshot.number());
  }

  @Test
  void prepared_ofWhatIsOlderThanTheBoards_losesNothingThatCameMeanwhile() {
    slow.countDown();
    QuestionProjection.Snapshot older = projection.of(SITTING);
    ask("meanwhile");
    await()
        .until(
            () ->
                projection
                    .keepWatching(SITTING.id())
                    .filter(each -> each.number() > older.number())
                    .isPresent());
    // By now the projection has passed it to a feed that knew nobody who listens.
    await().during(Duration.ofMillis(100)).until(() -> true);
    QuestionProjection.Snapshot prepared = feed.prepared(older);
    assertThat(feed.whole(prepared).number()).isGreaterThan(older.number());
  }

  @Test
  void catchUp_afterAChange_givesTheNumberOfWhatItGives() {
    slow.countDown();
    ask("before");
    QuestionProjection.Snapshot snapshot = feed.prepared(projection.of(SITTING));
    QuestionFeed.Missed first = feed.catchUp(snapshot, Optional.empty());
    assertThat(feed.catchUp(snapshot, Optional.of(first.number())).events().length()).isZero();
    assertThat(first.events().toString()).contains("id: " + first.number() + "\n");
  }
}
