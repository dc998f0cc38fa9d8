package org.tribune.catalogue.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTitlesTest {
  @ParameterizedTest
  @CsvSource({
    "PV.pdf, MINUTES",
    "PV_2026-11-25.pdf, MINUTES",
    "Procès-verbal du 25 novembre.pdf, MINUTES",
    "Liste des délibérations.pdf, DELIBERATION_LIST",
    "LISTE_DELIB_CC_25-11.pdf, DELIBERATION_LIST",
    "Convocation.pdf, CONVOCATION"
  })
  void kindOf_namesOfClerks_areTold(String name, DocumentKind kind) {
    assertThat(DocumentTitles.kindOf(name)).contains(kind);
  }

  @Test
  void kindOf_otherNames_tellNothing() {
    for (String name :
        new String[] {
          "Rapport.pdf", "Projet de PV.pdf", "Délibération 12.pdf", "PVC.pdf", "", "12"
        }) {
      assertThat(DocumentTitles.kindOf(name)).as(name).isEmpty();
    }
  }
}
