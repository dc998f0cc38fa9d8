package org.tribune.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenDayTest {
  @ParameterizedTest
  @CsvSource({
    "2026-12-01, fr, 1er décembre 2026",
    "2026-12-02, fr, 2 décembre 2026",
    "2026-12-11, fr-FR, 11 décembre 2026",
    "2027-01-01, fr-FR, 1er janvier 2027",
    "2026-12-01, en-GB, 1 December 2026",
  })
  void day_isWrittenAsTheLanguageDoes(LocalDate day, String language, String written) {
    assertThat(WrittenDay.of(day, Locale.forLanguageTag(language))).isEqualTo(written);
  }
}
