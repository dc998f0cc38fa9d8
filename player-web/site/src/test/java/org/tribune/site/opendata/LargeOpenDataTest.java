package org.tribune.site.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.opendata.Council.EVENING;
import static org.tribune.site.opendata.Council.item;
import static org.tribune.site.opendata.Council.listed;
import static org.tribune.site.opendata.Council.named;
import static org.tribune.site.opendata.Council.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.sitting.AgendaItem;

/** Ten years of two hundred sittings with five decisions each. */
@Tag("wide")
final class LargeOpenDataTest {
  private static final Logger LOG = LoggerFactory.getLogger(LargeOpenDataTest.class);
  private static final int SITTINGS = 2_000;
  private static final int DECISIONS = 5;

  @Test
  void files_ofTenThousandDecisions_areAllThereAndReadAgainWhereSomethingChangedAlone() {
    try (Council council = new Council()) {
      council.assembly(
          new Collectivity("Ville", "21860194600013"), /* publishesAttendance= */ true);
      for (int each = 0; each < SITTINGS; each++) {
        Instant start = EVENING.minus(Duration.ofHours(44L * each));
        council.save(listed(sitting("s" + each, start, items(each, start))));
      }
      timed("first", () -> council.text("deliberations.csv"));
      assertThat(council.text("deliberations.csv").lines()).hasSize(1 + SITTINGS * DECISIONS);
      timed("catalogue", () -> council.text("catalog.jsonld"));
      timed("again", () -> council.text("catalog.jsonld"));
      PublishedFile old = council.file("votes-2020.csv").orElseThrow();
      council.save(listed(sitting("s7", EVENING, items(8, EVENING))));
      timed("after a change", () -> council.text("catalog.jsonld"));
      // The very same: no sitting of that year is another.
      assertThat(council.file("votes-2020.csv").orElseThrow()).isSameAs(old);
      long kept = council.data.files().stream().mapToLong(each -> each.gzipped().length()).sum();
      LOG.info("{} files of {} bytes compressed", council.data.files().size(), kept);
    }
  }

  private static AgendaItem[] items(int sitting, Instant start) {
    return IntStream.range(0, DECISIONS)
        .mapToObj(
            each ->
                item(
                    "i" + each,
                    "Délibération " + each + " de la séance " + sitting,
                    named(start),
                    sitting + "-" + each,
                    "7.1"))
        .toArray(AgendaItem[]::new);
  }

  private static void timed(String what, Runnable work) {
    long start = System.nanoTime();
    work.run();
    LOG.info("{}: {} ms", what, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
