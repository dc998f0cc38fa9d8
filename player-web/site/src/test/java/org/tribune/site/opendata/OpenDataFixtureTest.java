package org.tribune.site.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.opendata.Council.EVENING;
import static org.tribune.site.opendata.Council.amended;
import static org.tribune.site.opendata.Council.counted;
import static org.tribune.site.opendata.Council.item;
import static org.tribune.site.opendata.Council.listed;
import static org.tribune.site.opendata.Council.named;
import static org.tribune.site.opendata.Council.secret;
import static org.tribune.site.opendata.Council.signed;
import static org.tribune.site.opendata.Council.sitting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;

/**
 * Files with something of each kind, as they are: {@code open-data.test.ts} holds those that are
 * kept here to their schemas with checkers that others wrote.
 */
final class OpenDataFixtureTest {
  private static final Path KEPT = Path.of("../pages/test/fixture/open-data");
  private static final Path WRITTEN = Path.of("target/open-data");

  /** A clerk's browser tells the hour to the thousandth. */
  private static final Instant PRESSED = EVENING.plusMillis(4_123);

  @Test
  void files_areThoseThatAreHeldToTheirSchemas() throws IOException {
    try (Council council = new Council()) {
      fill(council);
      List<PublishedFile> files = new ArrayList<>(council.data.files());
      for (String each : List.of("catalog.jsonld", "catalog.ttl")) {
        files.add(council.file(each).orElseThrow());
      }
      assertThat(files).hasSize(10);
      Files.createDirectories(WRITTEN);
      for (PublishedFile each : files) {
        Files.writeString(WRITTEN.resolve(each.name()), each.text());
      }
      for (PublishedFile each : files) {
        assertThat(each.text())
            .as("Copy target/open-data to %s if this is what it shall be", KEPT)
            .isEqualTo(Files.readString(KEPT.resolve(each.name())));
      }
    }
  }

  private static void fill(Council council) {
    council.assembly(
        new Collectivity("Ville de Saint-Flour, Cantal", "218 601 946 00013"),
        /* publishesAttendance= */ true);
    Vote uncounted = new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ true, Optional.empty());
    Sitting held =
        listed(
            sitting(
                "20261125-conseil",
                EVENING,
                amended(
                    item("budget", "Budget « primitif », 2027", named(PRESSED), "2026-11-1", "7.1"),
                    "Amendement \"n° 1\""),
                item("road", "שלום, voirie", secret(EVENING, 0), "2026-11-2", "8.3.1"),
                item("secret", "Désignation", secret(EVENING, 1), "2026-11-3", "5.3"),
                item("school", "École", uncounted, "2026-11-4", "8.1"),
                item(
                    "tie",
                    "=Voix du maire ; \"🎭\"",
                    counted(VoteOutcome.ADOPTED, 1, 1, 0),
                    "2026-11-5",
                    "1.1"),
                item(
                    "twice",
                    "Sous le même numéro, par personne",
                    counted(VoteOutcome.ADOPTED, 0, 0, 0),
                    "2026-11-5",
                    "1.1"),
                item("no", "Rejetée", counted(VoteOutcome.REJECTED, 1, 2, 0), "", "")));
    council.save(signed(held, "budget", /* isPublic= */ true));
    Instant later = EVENING.plus(Duration.ofDays(21));
    Sitting coming = sitting("20261216-conseil", later);
    council.save(
        Sitting.draft(coming.id(), coming.facts(), EVENING, "Anne").in(SittingStatus.ANNOUNCED));
    council.save(
        sitting("20261118-conseil", EVENING.minus(Duration.ofDays(7))).in(SittingStatus.CANCELLED));
  }
}
