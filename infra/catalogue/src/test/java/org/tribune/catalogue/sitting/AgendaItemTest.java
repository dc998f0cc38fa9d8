package org.tribune.catalogue.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tribune.core.text.ValidationException;

final class AgendaItemTest {
  @Test
  void titleThatIsTooLong_isRefusedInBothLanguages() {
    assertThatThrownBy(() -> AgendaItem.of(ItemId.create(), 0, "", "é".repeat(501)))
        .isInstanceOfSatisfying(
            ValidationException.class,
            refused -> {
              assertThat(refused.said().fr()).contains("501 caractères", "500 au plus");
              assertThat(refused.said().en()).contains("501 characters", "at most 500");
            });
    // Characters are counted, not halves of them.
    assertThat(AgendaItem.of(ItemId.create(), 0, "", "\ud83c\udfdb".repeat(500)).title())
        .hasSize(1_000);
  }
}
