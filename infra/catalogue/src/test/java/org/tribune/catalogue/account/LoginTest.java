package org.tribune.catalogue.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.access.AccountId;

class LoginTest {
  @ParameterizedTest
  @CsvSource({
    "Anne.Martin, anne.martin",
    "' anne@ville.example ', anne@ville.example",
    "E\u0301lodie, élodie",
    "\uFF21\uFF4E\uFF4E\uFF45, anne",
    "\u2126hm, ωhm",
    "İzmir, i̇zmir"
  })
  void of_whatIsTyped_isOneForm(String typed, String login) {
    assertThat(Login.of(typed).orElseThrow().value()).isEqualTo(login);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "anne martin",
        "<b>anne",
        "anne\u0000",
        "anne\nmartin",
        "\u202Eanne",
        "-anne",
        "😀😀"
      })
  void of_noLogin_isEmpty(String typed) {
    assertThat(Login.of(typed)).isEmpty();
  }

  @Test
  void of_tooLong_isEmpty() {
    assertThat(Login.of("a".repeat(64))).isPresent();
    assertThat(Login.of("a".repeat(65))).isEmpty();
    assertThat(Login.of("a".repeat(1_000_000))).isEmpty();
    assertThatThrownBy(() -> new Login("Anne")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anne Martin", "Ève d’Été", "<b>Anne</b>", "李小龍"})
  void name_ofAPerson_isTaken(String name) {
    assertThat(Account.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", " Anne", "Anne\n", "An\u0000ne", "\u202EennA", "An\u200Bne", "\uD800"})
  void name_thatCanNotBeRead_isRefused(String name) {
    assertThat(Account.isName(name)).isFalse();
    assertThat(Account.isName("a".repeat(81))).isFalse();
  }

  @Test
  void session_unused_endsUnlessTrusted() {
    Instant now = Instant.parse("2026-11-24T18:45:02Z");
    AccountId anne = AccountId.create();
    Session resting =
        new Session("h", anne, now, now, now.plus(Session.LONGEST), /* trusted= */ false, "");
    assertThat(resting.isOpen(now.plus(Duration.ofHours(12)).minusMillis(1))).isTrue();
    assertThat(resting.isOpen(now.plus(Duration.ofHours(12)))).isFalse();
    Session trusted =
        new Session("h", anne, now, now, now.plus(Session.LONGEST), /* trusted= */ true, "");
    assertThat(trusted.isOpen(now.plus(Duration.ofDays(30)).minusMillis(1))).isTrue();
    assertThat(trusted.isOpen(now.plus(Duration.ofDays(30)))).isFalse();
  }
}
