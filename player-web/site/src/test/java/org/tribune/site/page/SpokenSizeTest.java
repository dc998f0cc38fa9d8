package org.tribune.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenSizeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|1 ko|1 kB",
        "340000|340 ko|340 kB",
        "999600|1 Mo|1 MB",
        "1234567|1,2 Mo|1.2 MB",
        "9960000|10 Mo|10 MB",
        "1250000000|1,3 Go|1.3 GB",
        "5000000000000|5000 Go|5000 GB"
      })
  void of_bytes_isAsPeopleSayIt(long bytes, String french, String english) {
    assertThat(SpokenSize.of(bytes, "fr")).isEqualTo(french.replace(' ', '\u00a0'));
    assertThat(SpokenSize.of(bytes, "en")).isEqualTo(english.replace(' ', '\u00a0'));
  }
}
