package org.tribune.core.config.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tribune.core.config.QuestioningMode;
import org.tribune.core.config.QuestionsConfig;

/** Reads {@code questions}. */
final class QuestionsReader {
  private static final List<String> MODES = List.of("open", "written", "off");
  private static final int MOST_DAYS = 3_650;

  private QuestionsReader() {}

  static QuestionsConfig read(Section section) {
    QuestionsConfig usual = QuestionsConfig.USUAL;
    return new QuestionsConfig(
        Values.choice(section, "mode", MODES).map(QuestionsReader::mode).orElse(usual.mode()),
        section.words("pauses").orElse(List.of()).stream()
            .flatMap(given -> pause(section, given).stream())
            .toList(),
        Values.path(section, "words"),
        days(section, "keepAuthors", usual.keepAuthors()),
        days(section, "keepEmails", usual.keepEmails()),
        days(section, "keepRefused", usual.keepRefused()));
  }

  private static QuestioningMode mode(String word) {
    return switch (word) {
      case "off" -> QuestioningMode.OFF;
      case "written" -> QuestioningMode.WRITTEN_ONLY;
      default -> QuestioningMode.OPEN;
    };
  }

  private static Optional<QuestionsConfig.Pause> pause(Section section, Given given) {
    String[] days = given.text().split("/", /* limit= */ -1);
    try {
      if (days.length == 2) {
        LocalDate first = LocalDate.parse(days[0]);
        LocalDate last = LocalDate.parse(days[1]);
        if (!last.isBefore(first)) {
          return Optional.of(new QuestionsConfig.Pause(first, last));
        }
      }
    } catch (DateTimeException e) {
      // Reported below, as any other word that is none.
    }
    section.mistakes().add(given, "is no first and last day such as 2032-01-01/2032-03-31");
    return Optional.empty();
  }

  private static Duration days(Section section, String key, Duration usual) {
    return section
        .find(key)
        .flatMap(given -> Values.days(section, given, /* fewest= */ 1, MOST_DAYS, "30d"))
        .orElse(usual);
  }
}
