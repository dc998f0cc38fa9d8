package org.tribune.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How citizens' questions are taken.
 *
 * @param mode of a sitting whose own page says nothing else; {@link QuestioningMode#OFF}: of none,
 *     whatever their pages say
 * @param pauses in which none is taken, such as before an election
 * @param words a file of words that are flagged, beside those that the program knows
 * @param keepAuthors how long what distinguishes authors is kept after a question
 * @param keepEmails how long an address for the answer is kept after a question that is not
 *     answered
 * @param keepRefused how long the text of what was not published is kept
 */
public record QuestionsConfig(
    QuestioningMode mode,
    List<Pause> pauses,
    Optional<Path> words,
    Duration keepAuthors,
    Duration keepEmails,
    Duration keepRefused) {
  /** What applies where nothing is said. */
  public static final QuestionsConfig USUAL =
      new QuestionsConfig(
          QuestioningMode.OPEN,
          List.of(),
          Optional.empty(),
          Duration.ofDays(30),
          Duration.ofDays(180),
          Duration.ofDays(180));

  public QuestionsConfig {
    pauses = List.copyOf(pauses);
  }

  /**
   * Days on which no question is taken.
   *
   * @param last of them
   */
  public record Pause(LocalDate first, LocalDate last) {
    /** True if {@code day} is one of them. */
    public boolean has(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }
  }
}
