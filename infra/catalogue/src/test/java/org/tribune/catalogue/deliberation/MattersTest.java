package org.tribune.catalogue.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.sitting.Deliberation;

final class MattersTest {
  @Test
  void list_hasBothLevelsInOrder_andEachIsAMatterOfADeliberation() {
    assertThat(Matters.all().list())
        .hasSize(66)
        .startsWith(
            new Matters.Matter("1", "Commande publique"),
            new Matters.Matter("1.1", "Marchés publics"))
        .endsWith(new Matters.Matter("9.4", "Vœux et motions"))
        .allSatisfy(
            each ->
                assertThat(
                        new Deliberation("", each.code(), Optional.empty(), Optional.empty())
                            .matterCode())
                    .isEqualTo(each.code()));
  }

  @Test
  void name_ofADeeperLevel_isThatOfTheOneAbove() {
    assertThat(Matters.all().name("7.10")).contains("Divers");
    assertThat(Matters.all().name("7.1.2.3")).contains("Décisions budgétaires");
    assertThat(Matters.all().name("8.31")).contains("Domaines de compétences par thèmes");
    assertThat(Matters.all().name("")).isEmpty();
  }
}
