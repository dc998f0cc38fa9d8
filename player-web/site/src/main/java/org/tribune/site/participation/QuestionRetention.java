package org.tribune.site.participation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.question.Report;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.time.MediaClock;

/**
 * Forgets what must not be kept for longer: docs/questions.md has the table. May be run by several
 * processes at once. Safe for all threads.
 */
public final class QuestionRetention {
  private static final Logger LOG = LoggerFactory.getLogger(QuestionRetention.class);
  private static final int AT_ONCE = 200;

  /** All texts are looked at so often: what is kept for months may be kept for a day more. */
  private static final Duration BETWEEN_TEXTS = Duration.ofHours(20);

  private final Questions questions;
  private final QuestionsConfig config;
  private final MediaClock clock;
  private Instant textsAt = Instant.EPOCH;

  /** Keeps what {@code questions} have as {@code config} says. */
  public QuestionRetention(Questions questions, QuestionsConfig config, MediaClock clock) {
    this.questions = questions;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Forgets what is over. Blocks.
   *
   * @throws org.tribune.catalogue.CatalogueException if the catalogue is away: it is done the next
   *     time
   */
  public synchronized void run() {
    Instant now = clock.now().toInstant();
    int secrets = questions.sweep(now);
    int authors = forgetAuthors(now.minus(config.keepAuthors()));
    int emails =
        forgetEmails(now.minus(config.keepEmails()))
            + forgetReporters(now.minus(config.keepEmails()));
    int texts = 0;
    if (!now.isBefore(textsAt.plus(BETWEEN_TEXTS))) {
      texts = forgetTexts(now);
      textsAt = now;
    }
    if (authors + emails + texts > 0) {
      LOG.info(
          "Retention erased of citizens' questions: the authors of {}, the e-mail addresses of {},"
              + " the text of {}; {} secrets, claims and bans expired",
          authors,
          emails,
          texts,
          secrets);
    }
  }

  private int forgetAuthors(Instant before) {
    int forgotten = 0;
    List<Asker> known = questions.askersBefore(before, AT_ONCE);
    while (!known.isEmpty()) {
      known.forEach(each -> questions.forgetAuthor(each.question()));
      forgotten += known.size();
      known = questions.askersBefore(before, AT_ONCE);
    }
    return forgotten;
  }

  private int forgetEmails(Instant before) {
    int forgotten = 0;
    while (true) {
      List<Asker> over =
          questions.withEmail(Optional.empty(), AT_ONCE).stream()
              .filter(each -> each.askedAt().isBefore(before))
              .toList();
      over.forEach(each -> questions.forgetEmail(each.question()));
      forgotten += over.size();
      if (over.size() < AT_ONCE) {
        return forgotten;
      }
    }
  }

  /** Mail may have been turned off since a report was decided. */
  private int forgetReporters(Instant before) {
    List<Report> over =
        questions.untold(AT_ONCE).stream().filter(each -> each.at().isBefore(before)).toList();
    over.forEach(each -> questions.save(each.told()));
    return over.size();
  }

  private int forgetTexts(Instant now) {
    int forgotten = 0;
    Instant before = now.minus(config.keepRefused());
    for (SittingId sitting : questions.sittings()) {
      for (Question each : questions.ofSitting(sitting)) {
        if (isOver(each, before) && questions.replace(List.of(each.forgotten(now))).isPresent()) {
          forgotten++;
        } else if (mayBeTrimmed(each, before)) {
          var _ = questions.replace(List.of(each.trimmed(now)));
        }
      }
    }
    return forgotten;
  }

  /** What stands beside a published text is kept no longer than one that was not published. */
  private static boolean mayBeTrimmed(Question question, Instant before) {
    return (question.original().isPresent() || question.note().isPresent())
        && question.steps().getLast().at().isBefore(before);
  }

  /** What never was public, or no longer is, long after the last that was done with it. */
  private static boolean isOver(Question question, Instant before) {
    return !question.state().isPublic()
        && question.state() != QuestionState.WITHDRAWN
        && !question.isForgotten()
        && question.steps().getLast().at().isBefore(before);
  }
}
