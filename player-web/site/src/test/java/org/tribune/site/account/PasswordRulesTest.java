package org.tribune.site.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private final PasswordRules rules = new PasswordRules("Communauté du Val d’Aubrac");

  @ParameterizedTest
  @CsvSource({
    "short, TOO_SHORT",
    "onzelettres, TOO_SHORT",
    "'aaaaaaaaaaaaaaaa', REPEATS",
    "'abcabcabcabcabc', REPEATS",
    "'password password', REPEATS",
    "'123456789012', REPEATS",
    "'abcdefghijklmnop', REPEATS",
    "motdepasse123!, COMMON",
    "'Mot de passe 2026', COMMON",
    "M0tDeP4sse2026, COMMON",
    "azertyuiop2026, COMMON",
    "Password2026!, COMMON",
    "P@ssw0rd2026!!, COMMON",
    "Christophe1978, COMMON",
    "'qwerty123456', COMMON",
    "anne.martin2026, PERSONAL",
    "'Anne Martin 12', PERSONAL",
    "'val d’aubrac 2026', PERSONAL",
    "'tribune-x-2026-11', PERSONAL"
  })
  void flaw_ofAPasswordThatIsGuessedFirst_isTold(String password, PasswordWeakness flaw) {
    assertThat(rules.flaw(password, "anne.martin", "Anne Martin")).contains(flaw);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "girafe lavabo tricycle nuage",
        "correct horse battery staple",
        "l’éléphant rose mange",
        "xK3-qT9.vB7+",
        "аптека фонарь улица",
        "東京特許許可局局長今日休み",
        "anne aime les tricycles bleus"
      })
  void flaw_ofAGoodPassword_isNone(String password) {
    assertThat(rules.flaw(password, "anne.martin", "Anne Martin")).isEmpty();
  }

  @Test
  void flaw_ofLengthAndLetters_countsWhatIsSeen() {
    String phrase = "girafe lavabo tricycle nuage ".repeat(6) + "x".repeat(26);
    assertThat(phrase).hasSize(200);
    assertThat(rules.flaw(phrase, "anne", "Anne")).isEmpty();
    assertThat(rules.flaw(phrase + "y", "anne", "Anne")).contains(PasswordWeakness.TOO_LONG);
    assertThat(rules.flaw("x".repeat(1_000_000), "anne", "Anne"))
        .contains(PasswordWeakness.TOO_LONG);
    assertThat(rules.flaw("girafe\u0000lavabo nuage", "anne", "Anne"))
        .contains(PasswordWeakness.UNREADABLE);
    // Eleven emoji are eleven, not twenty-two.
    assertThat(rules.flaw("😀😁😂😃😄😅😆😇😈😉😊", "anne", "Anne"))
        .contains(PasswordWeakness.TOO_SHORT);
  }

  @Test
  void hash_ofAPassword_matchesItInEachFormOfUnicodeAndNoOther() {
    Passwords passwords = new Passwords();
    String hash = passwords.hash("l’\u00E9l\u00E9phant rose");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.matches("l’e\u0301le\u0301phant rose", hash)).isTrue();
    assertThat(passwords.matches("l’elephant rose", hash)).isFalse();
    assertThat(passwords.matches("x".repeat(1_000_000), hash)).isFalse();
    assertThat(passwords.hash("l’\u00E9l\u00E9phant rose")).isNotEqualTo(hash);
  }

  @Test
  void nobodys_besideAHash_takesTheSameWorkAndMatchesNothing() {
    Passwords passwords = new Passwords();
    List<String> real = List.of(passwords.hash("girafe lavabo nuage").split("\\$", -1));
    List<String> nobodys = List.of(Passwords.nobodys().split("\\$", -1));
    // The kind, the version and the parameters.
    assertThat(nobodys.subList(0, 4)).isEqualTo(real.subList(0, 4));
    // The salt and the hash.
    assertThat(nobodys).hasSameSizeAs(real);
    assertThat(nobodys.get(4)).hasSameSizeAs(real.get(4));
    assertThat(nobodys.get(5)).hasSameSizeAs(real.get(5));
    assertThat(passwords.matches("girafe lavabo nuage", Passwords.nobodys())).isFalse();
  }

  /** The hash is password4j's, by which earlier versions made them. */
  @Test
  void matches_aHashOfAnEarlierVersion_isTrueForItsPasswordAlone() {
    String hash =
        "$argon2id$v=19$m=19456,t=2,p=1$AxQlNkdYaXqLnK2+z+DxAg"
            + "$7TvEVsjpO5Jei3aT9wAoEtN9gLHckfpBxVPIjeMojXk";
    Passwords passwords = new Passwords();
    assertThat(passwords.matches("l’\u00E9l\u00E9phant rose", hash)).isTrue();
    assertThat(passwords.matches("l’elephant rose", hash)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> passwords.matches("l’elephant rose", hash.replace("argon2id", "argon2i")))
        .withMessageContaining("Argon2id");
  }
}
