package org.tribune.site.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.SittingSamples;

/** The questions of a sitting that somebody watches. */
class QuestionProjectionTest {
  private static final Sitting SITTING = SittingSamples.whole("budget", SittingSamples.EVENING);

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final QuestionProjection projection =
      new QuestionProjection(
          catalogue, QuestionsConfig.USUAL, /* sendsMail= */ false, new FakeMediaClock());

  private static <T> CompletableFuture<T> later(Supplier<T> work) {
    // The common pool may have one thread.
    return CompletableFuture.supplyAsync(work, each -> Thread.ofPlatform().start(each));
  }

  @BeforeEach
  void begin() {
    catalogue.sittings().create(SITTING);
  }

  @Test
  void keepWatching_whileTheCatalogueIsSlow_doesNotWaitForIt() {
    catalogue.hold();
    CompletableFuture<QuestionProjection.Snapshot> read = later(() -> projection.of(SITTING));
    await().until(() -> catalogue.held() == 1);

    assertThat(later(() -> projection.keepWatching(SITTING.id())))
        .succeedsWithin(Duration.ofSeconds(5))
        .isEqualTo(Optional.empty());

    catalogue.letGo();
    QuestionProjection.Snapshot found = read.join();
    assertThat(projection.keepWatching(SITTING.id())).contains(found);
  }

  @Test
  void of_manyAtOnce_readOnce() {
    catalogue.hold();
    CompletableFuture<QuestionProjection.Snapshot> first = later(() -> projection.of(SITTING));
    await().until(() -> catalogue.held() == 1);
    Thread second = Thread.ofPlatform().start(() -> projection.of(SITTING));
    await().until(() -> second.getState() == Thread.State.WAITING);
    assertThat(catalogue.held()).isEqualTo(1);

    catalogue.letGo();
    assertThat(first).succeedsWithin(Duration.ofSeconds(5));
    await().until(() -> !second.isAlive());
  }
}
