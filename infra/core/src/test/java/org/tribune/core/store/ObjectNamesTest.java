package org.tribune.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "0", "A.b_c-d", "recordings/20261124t184502-k3v9q2/720p/12.m4s", "a/b/c."})
  void isName_wordsJoinedBySlashes_isTrue(String name) {
    assertThat(ObjectNames.isName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "a/../b",
        "a/.b",
        "-a",
        "_a",
        "a b",
        "a\\b",
        "é",
        "a\n",
        "a:b",
        "a/b\u0000",
        "٣"
      })
  void isName_anythingElse_isFalse(String name) {
    assertThat(ObjectNames.isName(name)).isFalse();
  }

  @Test
  void isName_tooLong_isFalse() {
    String word = "w".repeat(128);
    assertThat(ObjectNames.isName(word)).isTrue();
    assertThat(ObjectNames.isName(word + "w")).isFalse();
    assertThat(ObjectNames.isName("v/" + word + "/" + word)).isTrue();
    assertThat(ObjectNames.isName(String.join("/", word, word, word, "w".repeat(125)))).isTrue();
    assertThat(ObjectNames.isName(String.join("/", word, word, word, "w".repeat(126)))).isFalse();
  }

  /** The form as it is written down, against what is reckoned by hand. */
  @Test
  void isName_anyOfManyNames_isAsItsFormSays() {
    Pattern form =
        Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9][A-Za-z0-9._-]{0,127})*");
    Random random = new Random(7);
    String signs = "aZ9./-_ é\n";
    for (int time = 0; time < 100_000; time++) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        name.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertThat(ObjectNames.isName(name.toString()))
          .as("'%s'", name)
          .isEqualTo(form.matcher(name).matches());
    }
  }
}
