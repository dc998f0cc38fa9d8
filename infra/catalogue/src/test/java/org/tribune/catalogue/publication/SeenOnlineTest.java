package org.tribune.catalogue.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.publication.SeenOnline.Place;

/** Stretches tell when something was seen online, and never more. */
final class SeenOnlineTest {
  private static final Instant START = Instant.parse("2026-11-25T22:00:00Z");
  private static final Duration LONGEST = Duration.ofHours(3);

  private static Instant hour(long hour) {
    return START.plus(Duration.ofHours(hour));
  }

  private static Optional<SeenOnline> after(SeenOnline last, Instant at) {
    return SeenOnline.after(Optional.of(last), at, Place.PUBLIC_ADDRESS, LONGEST);
  }

  @Test
  void after_anHour_goesOn_andAfterAWeek_beginsAnew() {
    SeenOnline first =
        SeenOnline.after(Optional.empty(), START, Place.PUBLIC_ADDRESS, LONGEST).orElseThrow();
    assertThat(first).isEqualTo(new SeenOnline(START, START, 1, Place.PUBLIC_ADDRESS));
    SeenOnline longer = after(first, hour(1)).orElseThrow();
    assertThat(longer).isEqualTo(new SeenOnline(START, hour(1), 2, Place.PUBLIC_ADDRESS));
    assertThat(after(longer, hour(170)))
        .contains(new SeenOnline(hour(170), hour(170), 1, Place.PUBLIC_ADDRESS));
  }

  @Test
  void after_fromElsewhere_beginsAnew() {
    SeenOnline first = new SeenOnline(START, START, 1, Place.PUBLIC_ADDRESS);
    assertThat(SeenOnline.after(Optional.of(first), hour(1), Place.SERVER, LONGEST))
        .contains(new SeenOnline(hour(1), hour(1), 1, Place.SERVER));
  }

  @Test
  void after_whateverTheClockSays_stretchesAreInOrderAndNeverLieOverEachOther() {
    Random random = new Random(22);
    List<SeenOnline> all = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      // A clock that goes on, stands, jumps ahead and is set back.
      Instant at = hour(i / 4).plusSeconds(random.nextInt(-40_000, 40_000));
      Place place = random.nextInt(20) == 0 ? Place.SERVER : Place.PUBLIC_ADDRESS;
      Optional<SeenOnline> last = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
      SeenOnline.after(last, at, place, LONGEST)
          .ifPresent(
              next -> {
                if (last.filter(each -> each.since().equals(next.since())).isPresent()) {
                  all.removeLast();
                }
                assertThat(next.until()).isEqualTo(at);
                assertThat(all).allMatch(each -> each.until().isBefore(next.since()));
                all.add(next);
              });
    }
    assertThat(all).hasSizeGreaterThan(10);
  }
}
