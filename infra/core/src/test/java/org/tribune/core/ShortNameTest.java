package org.tribune.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShortNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "z9", "chamber", "20261124t184502-k3v9q2", "a-", "0--1"})
  void is_ofLettersDigitsAndHyphens_isTrue(String text) {
    assertThat(ShortName.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "-a", "A", "é", "a b", "a_b", "a/b", "a.b", "a`", "a{", "a:"})
  void is_ofAnythingElse_isFalse(String text) {
    assertThat(ShortName.is(text)).isFalse();
  }

  @Test
  void is_of63AtMost_isTrue() {
    assertThat(ShortName.is("a".repeat(63))).isTrue();
    assertThat(ShortName.is("a".repeat(64))).isFalse();
  }
}
