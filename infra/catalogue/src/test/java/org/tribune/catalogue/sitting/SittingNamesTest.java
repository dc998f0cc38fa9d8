package org.tribune.catalogue.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.core.caption.SpokenNames;

final class SittingNamesTest {
  private static Sitting sitting(SittingStatus status) {
    SittingFacts facts =
        SittingFacts.of(
                "Conseil communautaire",
                Instant.parse("2026-11-24T18:00:00Z"),
                ZoneId.of("Europe/Paris"))
            .details(SittingDetails.at("Salle des fêtes, place de l'Hôtel-de-Ville"))
            .build();
    Sitting draft = Sitting.draft(new SittingId("20261124-a"), facts, facts.start(), "greffe");
    AgendaItem item =
        AgendaItem.of(
                new ItemId("a1"), /* level= */ 0, "1", "Budget de la Maison de Santé de Murat")
            .change()
            .rapporteur("M. Jean DUPONT-LÉVY")
            .notes("ne pas nommer Madame Secrète")
            .build();
    return SittingBuilder.builder(draft)
        .status(status)
        .items(List.of(item))
        .speakers(
            List.of(
                new Speaker(
                    new SpeakerId("s1"),
                    "Mme Claire MARTIN",
                    "Pour demain",
                    "Présidente",
                    "Murat")))
        .build();
  }

  @Test
  void of_announcedSitting_knowsItsPeopleAndPlacesAndNotTheNotes() {
    SpokenNames names = SittingNames.of(List.of(sitting(SittingStatus.ANNOUNCED)));

    assertThat(names.names())
        .contains(
            "Claire Martin", "Martin", "Jean Dupont-Lévy", "Dupont-Lévy", "Murat", "Hôtel-de-Ville")
        // The first word of a title has its capital since it is the first.
        .contains("Maison de Santé de Murat")
        .doesNotContain("Budget", "Salle", "Pour");
    assertThat(names.terms()).containsExactly("Budget de la Maison de Santé de Murat");
    assertThat("" + names).doesNotContain("Secrète");
  }

  @Test
  void of_draft_knowsNothing() {
    assertThat(SittingNames.of(List.of(sitting(SittingStatus.DRAFT)))).isEqualTo(SpokenNames.NONE);
  }
}
