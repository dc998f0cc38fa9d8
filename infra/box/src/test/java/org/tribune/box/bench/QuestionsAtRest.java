package org.tribune.box.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.question.Asker;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.SqlCatalogue;

/**
 * Times what encryption at rest costs citizens' questions in SQLite: asking, listing a sitting's,
 * withdrawing, rotating the master key. Run by hand: infra/bench/questions.
 */
final class QuestionsAtRest {
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  private static final Instant NOW = Instant.parse("2026-11-25T18:30:00Z");
  private static final String TEXT =
      "Quand la route de l'étang sera-t-elle rouverte, et qui paiera ? ".repeat(5);
  private static final int LISTS = 40;
  private static final int ROTATIONS = 6;

  private QuestionsAtRest() {}

  /** Runs it with so many questions. */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("questions-at-rest");
    try (Catalogue catalogue =
        SqlCatalogue.open(new CatalogueConfig.Sqlite(folder.resolve("tribune.db")))) {
      open(catalogue);
      Questions questions = catalogue.questions();
      time("asked", count, number -> ask(questions, "q" + number));
      time("list of " + count, LISTS, number -> questions.ofSitting(SITTING));
      time("one of them", 2_000, number -> questions.find(new QuestionId("q" + number % count)));
      List<Question> all = questions.ofSitting(SITTING);
      time(
          "withdrawn",
          count / 10,
          number -> questions.replace(List.of(all.get(number).withdrawn(NOW))));
      time("master key rotated", ROTATIONS, number -> catalogue.dataKeys().rotate());
    }
  }

  /** A machine that does much else may take longer for it than a call waits. */
  private static void open(Catalogue catalogue) {
    while (true) {
      try {
        catalogue.channels();
        return;
      } catch (CatalogueException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private interface Work {
    void run(int number);
  }

  private static void time(String what, int times, Work work) {
    LongSupplier clock = System::nanoTime;
    List<Long> nanos = new ArrayList<>();
    for (int number = 0; number < times; number++) {
      long before = clock.getAsLong();
      work.run(number);
      nanos.add(clock.getAsLong() - before);
    }
    // The second half: by then it is compiled.
    long[] sorted =
        nanos.subList(times / 2, times).stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "%s: p10 %.3f ms, p50 %.3f ms, p95 %.3f ms%n",
        what,
        sorted[sorted.length / 10] / 1e6,
        sorted[sorted.length / 2] / 1e6,
        sorted[Math.min(sorted.length - 1, sorted.length * 95 / 100)] / 1e6);
  }

  private static void ask(Questions questions, String id) {
    Question question =
        Question.asked(
            new QuestionId(id),
            SITTING,
            Optional.empty(),
            new Author("Michèle", "Saint-Aubin"),
            TEXT,
            Set.of(),
            NOW);
    Asker asker =
        new Asker(
            question.id(),
            "link-of-" + id,
            "browser-of-" + id,
            "origin-of-" + id,
            Optional.of(id + "@example.org"),
            "fr",
            NOW);
    if (!questions.create(question, asker, "challenge-" + id, NOW)) {
      throw new IllegalStateException("Not taken: " + id);
    }
  }
}
