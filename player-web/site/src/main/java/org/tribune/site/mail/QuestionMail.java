package org.tribune.site.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.status.Alert;
import org.tribune.core.time.MediaClock;
import org.tribune.site.account.SecretHash;

/**
 * Writes to those who left an address for the answer, or for the outcome of a report, and forgets
 * the address; and to the staff who want to hear about their films ({@link FilmMail}). The
 * catalogue is the queue: each minute it is looked at for who is to be written to, whoever answered
 * and in whatever process, before a restart or after. Each e-mail is taken for a time before it is
 * sent, so that two machines do not send it both, and so that it is sent yet if this one dies with
 * it. Safe for all threads.
 */
public final class QuestionMail implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(QuestionMail.class);

  /** In which a moderator may undo what an e-mail would report. */
  static final Duration SECOND_THOUGHTS = Duration.ofMinutes(5);

  /** Then nobody waits for the answer in a mailbox any more. */
  static final Duration GIVEN_UP = Duration.ofDays(3);

  /** Longer than a server that answers slowly takes for an e-mail. */
  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(5);

  private static final Duration LONGEST_WAIT = Duration.ofHours(4);
  private static final int PAGE = 200;

  private final Catalogue catalogue;
  private final Questions questions;
  private final QuestionsConfig config;
  private final QuestionEmails emails;
  private final ReportMail reports;
  private final FilmMail films;
  private final MailServer server;
  private final MailLoop loop;
  private final MediaClock clock;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong givenUp = new AtomicLong();

  /**
   * Mail that {@code server} takes.
   *
   * @param moments where spoken answers are in replays
   */
  public QuestionMail(
      Catalogue catalogue,
      SiteConfig site,
      QuestionsConfig config,
      Moments moments,
      MailServer server,
      MediaClock clock) {
    this.catalogue = catalogue;
    this.questions = catalogue.questions();
    this.config = config;
    this.emails = new QuestionEmails(site, config, moments);
    this.reports = new ReportMail(catalogue, site, server);
    this.films = new FilmMail(catalogue, site, server);
    this.server = server;
    this.loop = new MailLoop("mail", "may be sent again", server, clock, this::look);
    this.clock = clock;
  }

  @Override
  public void start() {
    loop.start();
  }

  /** An e-mail on its way is waited for: else it would be sent again. */
  @Override
  public void close() {
    loop.close();
  }

  /** Sends what is to be sent, and forgets what is over. Blocks. */
  public void run() {
    loop.run();
  }

  private void look(MailWatch watch) {
    boolean takesMail = watch.takesMail();
    lookAtAll(takesMail);
    lookAtReports(takesMail);
    if (takesMail) {
      lookAtFilms();
      watch.isFine();
    }
  }

  /** All whose address is kept, the oldest first. */
  private void lookAtAll(boolean takesMail) {
    Optional<Asker> last = Optional.empty();
    do {
      List<Asker> page = questions.withEmail(last, PAGE);
      last = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast());
      for (Asker each : page) {
        if (loop.isEnding()) {
          return;
        }
        lookAt(each, takesMail);
      }
    } while (last.isPresent());
  }

  private void lookAtReports(boolean takesMail) {
    if (!loop.isEnding()) {
      count(reports.run(takesMail, clock.now().toInstant()));
    }
  }

  private void lookAtFilms() {
    if (!loop.isEnding()) {
      count(films.run(clock.now().toInstant()));
    }
  }

  private void count(MailCount count) {
    sent.addAndGet(count.sent());
    givenUp.addAndGet(count.givenUp());
  }

  private void lookAt(Asker asker, boolean takesMail) {
    QuestionId id = asker.question();
    try {
      Optional<Question> found = questions.find(id);
      if (asker.wantsLink() && takesMail) {
        found.ifPresent(this::sendLink);
      }
      found.ifPresent(each -> lookAt(each, takesMail));
    } catch (CatalogueException | UndeliveredException e) {
      throw e;
    } catch (RuntimeException e) {
      // What is damaged of one question must not end the mail of the others.
      LOG.error("It could not be found out whether to write to the author of question {}", id, e);
    }
  }

  private void lookAt(Question question, boolean takesMail) {
    if (question.state() == QuestionState.WITHDRAWN || question.isForgotten()) {
      questions.forgetEmail(question.id());
      return;
    }
    Instant now = clock.now().toInstant();
    Optional<EmailTrigger> trigger =
        EmailTrigger.of(question, question.standing().leader().flatMap(questions::find))
            .filter(each -> !now.isBefore(each.since().plus(SECOND_THOUGHTS)));
    if (trigger.isEmpty()) {
      return;
    }
    if (now.isAfter(trigger.get().since().plus(GIVEN_UP))) {
      giveUp(question, trigger.get(), now);
    } else if (takesMail) {
      Optional<Sitting> sitting = catalogue.sittings().find(question.sitting());
      sitting.ifPresent(found -> send(question, trigger.get(), found, now));
    }
  }

  /** At once: whoever asked waits for it. What it says can't be undone by a moderator. */
  private void sendLink(Question question) {
    Instant now = clock.now().toInstant();
    EmailTrigger received = EmailTrigger.received(question);
    boolean isOver =
        question.state() == QuestionState.WITHDRAWN
            || question.isForgotten()
            || now.isAfter(received.since().plus(GIVEN_UP));
    if (isOver) {
      questions.linkMailed(question.id());
    } else {
      catalogue
          .sittings()
          .find(question.sitting())
          .ifPresent(found -> send(question, received, found, now));
    }
  }

  /** Gives up once. After a refusal that was mailed, the address is kept for what follows. */
  private void giveUp(Question question, EmailTrigger trigger, Instant now) {
    boolean untold =
        questions.takeEmail(question.id(), trigger.name(), now, endOf(question)).isPresent();
    if (untold) {
      questions.forgetEmail(question.id());
      givenUp.incrementAndGet();
      LOG.warn(
          "The author of question {} could not be written to for {} days: the address was erased",
          question.id(),
          GIVEN_UP.toDays());
    }
  }

  private void send(Question question, EmailTrigger trigger, Sitting sitting, Instant now) {
    Duration age = Duration.between(trigger.since(), now);
    Optional<Asker> taken =
        questions.takeEmail(question.id(), trigger.name(), now, now.plus(waiting(age)));
    if (taken.isEmpty()) {
      return;
    }
    try {
      server.deliver(
          emails.write(question, taken.get(), sitting, trigger, link(question, trigger), now));
      sent.incrementAndGet();
      settle(question, trigger);
    } catch (UndeliveredException e) {
      switch (e.reason()) {
        case SERVER -> throw e;
        case LATER -> LOG.warn("{} It is about question {}", e.getMessage(), question.id());
        case NOBODY -> {
          questions.forgetEmail(question.id());
          givenUp.incrementAndGet();
        }
      }
    }
  }

  /** A secret of its own: the one that the browser got is kept nowhere. */
  private Optional<String> link(Question question, EmailTrigger trigger) {
    if (!(trigger.about() instanceof EmailTrigger.About.Received)) {
      return Optional.empty();
    }
    String key = SecretHash.newSecret();
    questions.keepMailedLink(question.id(), SecretHash.of(key));
    return Optional.of("/questions/" + question.id() + "#" + key);
  }

  private void settle(Question question, EmailTrigger trigger) {
    if (trigger.about() instanceof EmailTrigger.About.Received) {
      questions.linkMailed(question.id());
    }
    if (trigger.isLast()) {
      questions.forgetEmail(question.id());
    } else {
      questions.keepTaken(question.id(), trigger.name(), endOf(question));
    }
  }

  /** By then the address is gone, whatever came of the question. */
  private Instant endOf(Question question) {
    return question.askedAt().plus(config.keepEmails()).plus(Duration.ofDays(1));
  }

  /** As long as it has waited already: twice as long each time. */
  public static Duration waiting(Duration age) {
    if (age.compareTo(SHORTEST_WAIT) < 0) {
      return SHORTEST_WAIT;
    }
    return age.compareTo(LONGEST_WAIT) < 0 ? age : LONGEST_WAIT;
  }

  /** Why no mail is sent now; empty while it is. */
  public Optional<Alert> trouble() {
    return loop.trouble();
  }

  /** E-mails that the server took, since the start. */
  public long sent() {
    return sent.get();
  }

  /** Addresses that were erased without an e-mail, since the start. */
  public long givenUp() {
    return givenUp.get();
  }
}
