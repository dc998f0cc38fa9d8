package org.tribune.site.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;

/** Mail that is looked at by the clock, and by somebody else at the same moment. */
final class MailTurnsTest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");

  private final FakeMediaClock clock = new FakeMediaClock(SittingSamples.EVENING);
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final QuestionMail mail =
      SampleMail.of(catalogue, spoken -> OptionalLong.empty(), new SlowServer(), clock);
  private Optional<Thread> other = Optional.empty();

  /** While it takes an e-mail, another thread looks whether there is any. */
  private final class SlowServer implements MailServer {
    @Override
    public void deliver(EmailMessage email) {
      Thread beside = Thread.ofPlatform().start(mail::run);
      other = Optional.of(beside);
      // It waits, or has ended.
      await().until(() -> beside.getState() == Thread.State.WAITING || !beside.isAlive());
      told.add("taken");
    }

    @Override
    public void check() {
      told.add("checked");
    }

    @Override
    public void hangUp() {
      told.add("hung up");
    }
  }

  @Test
  void run_whileAnEmailIsHandedOver_waitsInsteadOfHangingUp() throws Exception {
    catalogue.sittings().create(SittingSamples.whole(SITTING.value(), SittingSamples.EVENING));
    Instant now = clock.now().toInstant();
    Question question = QuestionSamples.waiting("q1", SITTING, now);
    Asker asker =
        new Asker(
            question.id(),
            "link",
            "browser",
            "origin",
            Optional.of("michele@example.org"),
            /* wantsLink= */ true,
            /* mailedHash= */ Optional.empty(),
            "fr",
            now);
    assertThat(catalogue.questions().create(question, asker, "q1", now)).isTrue();
    mail.run();
    other.orElseThrow().join();
    assertThat(told).containsExactly("checked", "taken", "hung up", "hung up");
  }
}
