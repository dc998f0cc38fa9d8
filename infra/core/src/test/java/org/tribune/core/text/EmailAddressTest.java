package org.tribune.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @ParameterizedTest
  @CsvSource({
    "michele@example.org, michele@example.org",
    "' Michele.Durand+conseil@Example.ORG ', Michele.Durand+conseil@example.org",
    "m@étang.example, m@xn--tang-9oa.example",
    "m@例え.テスト, m@xn--r8jz45g.xn--zckzah",
    "o'brien@mail.example.co.uk, o'brien@mail.example.co.uk",
  })
  void fit_anAddress_isKeptWithItsDomainInAscii(String typed, String kept) {
    assertThat(EmailAddress.fit(typed)).isEqualTo(kept);
    assertThat(EmailAddress.fit(kept)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "michele",
        "@example.org",
        "michele@",
        "michele@localhost",
        "michele@192.0.2.7",
        "michele@[192.0.2.7]",
        "mi chele@example.org",
        "michele@exam ple.org",
        "a@b@example.org",
        "a@example.org,b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a\nb@example.org",
        "a@example.org\u0000",
        "a@example.org\u2028Bcc",
        "\"a b\"@example.org",
        "Anne <a@example.org>",
        "a..b@example.org",
        ".a@example.org",
        "a@-example.org",
        "a@example..org",
        "a@example.org.",
        "hélène@example.org",
        "a@straße.example",
      })
  void fit_whatIsNone_isRefusedInPlainWords(String typed) {
    assertThatThrownBy(() -> EmailAddress.fit(typed))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e -> assertThat(e.said().fr()).contains("prenom.nom@exemple.fr"));
  }

  @Test
  void fit_whatIsTooLong_isRefused() {
    String domain = "a.".repeat(100) + "example.org";
    assertThat(EmailAddress.fit("m@" + domain)).endsWith(domain);
    assertThatThrownBy(() -> EmailAddress.fit("m".repeat(65) + "@example.org"))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> EmailAddress.fit("m@" + "a.".repeat(124) + "example.org"))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> EmailAddress.fit("m@" + "a.".repeat(100_000) + "example.org"))
        .isInstanceOf(ValidationException.class);
  }
}
