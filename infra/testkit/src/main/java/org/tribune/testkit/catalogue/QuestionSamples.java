package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.sitting.SittingId;

/** Questions as citizens ask them. */
public final class QuestionSamples {
  /** When the first is asked. */
  public static final Instant ASKED = Instant.parse("2026-11-25T18:30:00.123456Z");

  private QuestionSamples() {}

  /** A question that waits. */
  public static Question waiting(String id, SittingId sitting, Instant askedAt) {
    return Question.asked(
        new QuestionId(id),
        sitting,
        Optional.empty(),
        new Author("Michèle", "Saint-Aubin"),
        "Quand la route de l'étang sera-t-elle rouverte ?",
        Set.of(),
        askedAt);
  }

  /** Who asked it. */
  public static Asker asker(Question question, Optional<String> email) {
    return new Asker(
        question.id(),
        "link-of-" + question.id(),
        "browser-of-" + question.id(),
        "origin-of-" + question.id(),
        email,
        "fr",
        question.askedAt());
  }
}
