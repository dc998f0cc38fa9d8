package org.tribune.site.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a film begins for who has no scripts. */
class StartPositionTest {
  private static final List<Clip> CHAPTERS =
      List.of(
          new Clip("item-minutes", "Procès-verbal", 0, 7.5),
          new Clip("item-budget", "Budget", 7.5, 30));

  @ParameterizedTest
  @CsvSource({
    "12, 0, #t=12.0",
    "12, 2.5, #t=9.5",
    "item-budget, 0, #t=7.5",
    // A chapter's time is that of what is shown already.
    "item-budget, 2.5, #t=7.5",
    "item-minutes, 0, ''",
    "item-none, 0, ''",
    "2, 2.5, ''",
    "30, 0, ''",
    "-1, 0, ''",
    "1e1, 0, ''",
    "99999999999999999999, 0, ''",
    "'\"><script>', 0, ''",
    "'', 0, ''",
  })
  void source_ofAPlace_beginsThereIfTheFilmHasIt(String asked, double before, String fragment) {
    StartPosition place = StartPosition.of(MultiMap.caseInsensitiveMultiMap().add("t", asked));
    assertThat(place.source("/f.mp4?a&b", CHAPTERS, before, /* seconds= */ 30))
        .isEqualTo("/f.mp4?a&b" + fragment);
  }
}
