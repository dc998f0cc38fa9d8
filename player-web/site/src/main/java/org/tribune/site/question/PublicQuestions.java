package org.tribune.site.question;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.core.time.MediaClock;
import org.tribune.site.participation.QuestionProjection;
import org.tribune.site.participation.SubmissionWindow;
import org.tribune.site.sitting.SittingEnds;

/**
 * Where citizens may ask, and what was answered, over all sittings. Blocks. Safe for all threads.
 */
final class PublicQuestions {
  /** A clerk may go on taking questions for as long after a sitting. */
  private static final Duration AFTERWARDS = Duration.ofDays(30);

  private static final int MOST_OPEN = 50;
  private static final int MOST_SITTINGS = 10_000;

  /** Sittings with answers on one page; those that begin at the same time are not parted. */
  private static final int PAGE = 10;

  private final Catalogue catalogue;
  private final QuestionProjection projection;
  private final SittingEnds ends;
  private final MediaClock clock;

  /** A sitting that takes questions. */
  record Open(Sitting sitting, SubmissionWindow window) {}

  /**
   * A sitting at which questions were answered.
   *
   * @param questions the oldest first
   */
  record Answered(Sitting sitting, List<Question> questions) {
    Answered {
      questions = List.copyOf(questions);
    }
  }

  /**
   * Answers, those of the latest sitting first.
   *
   * @param next the page behind is of sittings that start before this; absent on the last page
   */
  record Page(List<Answered> sittings, Optional<Instant> next) {
    Page {
      sittings = List.copyOf(sittings);
    }
  }

  PublicQuestions(
      Catalogue catalogue, QuestionProjection projection, SittingEnds ends, MediaClock clock) {
    this.catalogue = catalogue;
    this.projection = projection;
    this.ends = ends;
    this.clock = clock;
  }

  /** The sittings that take questions now, the next first. */
  List<Open> open() {
    Instant from = clock.now().toInstant().minus(AFTERWARDS);
    return catalogue.sittings().list(SittingQuery.from(from, MOST_SITTINGS)).stream()
        .filter(each -> each.status().isPublic())
        .map(ends::shown)
        .map(each -> new Open(each, projection.window(each)))
        .filter(each -> each.window().isNow())
        .limit(MOST_OPEN)
        .toList();
  }

  /**
   * What was answered.
   *
   * @param before at sittings that start before this alone
   */
  Page answered(Optional<Instant> before) {
    Set<SittingId> asked = new HashSet<>(catalogue.questions().sittings());
    SittingQuery query =
        new SittingQuery(Optional.empty(), before, /* latestFirst= */ true, MOST_SITTINGS);
    List<Answered> found = new ArrayList<>();
    for (Sitting sitting : catalogue.sittings().list(query)) {
      if (!sitting.status().isPublic() || !asked.contains(sitting.id())) {
        continue;
      }
      Instant last = found.isEmpty() ? Instant.MAX : start(found.getLast().sitting());
      if (found.size() >= PAGE && start(sitting).isBefore(last)) {
        return new Page(found, Optional.of(last));
      }
      List<Question> questions = answered(sitting);
      if (!questions.isEmpty()) {
        found.add(new Answered(sitting, questions));
      }
    }
    return new Page(found, Optional.empty());
  }

  private List<Question> answered(Sitting sitting) {
    return catalogue.questions().ofSitting(sitting.id()).stream()
        .filter(each -> each.state() == QuestionState.ANSWERED)
        .toList();
  }

  private static Instant start(Sitting sitting) {
    return sitting.facts().start();
  }
}
