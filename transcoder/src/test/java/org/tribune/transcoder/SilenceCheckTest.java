package org.tribune.transcoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.core.contribution.ContributionEntry;
import org.tribune.core.contribution.ContributionTick;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.LogException;
import org.tribune.core.time.MediaTime;

final class SilenceCheckTest {
  private static final MediaTime ARRIVAL = MediaTime.ofMicros(1_000_000);
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<LogEntry<ContributionEntry>> entries = new ArrayList<>();
  private boolean away = false;
  private final SilenceCheck check = new SilenceCheck(this::tail, waiting::add);

  private List<LogEntry<ContributionEntry>> tail(Duration back) {
    if (away) {
      throw new LogException("No answer");
    }
    return List.copyOf(entries);
  }

  private void answer() {
    waiting.remove().run();
  }

  private static MediaTime millisAfter(long millis) {
    return ARRIVAL.plus(MediaTime.ofMicros(millis * 1_000));
  }

  private boolean confirms(long millis) {
    return check.confirms(millisAfter(millis), ARRIVAL, /* nextPosition= */ 5);
  }

  private void append(long position) {
    entries.add(new LogEntry<>("b", position, new ContributionTick(ARRIVAL)));
  }

  @Test
  void log_thatHasNothingNew_confirmsTheSilence_andIsAskedOnce() {
    append(4);
    assertThat(confirms(300)).isFalse();
    answer();
    assertThat(confirms(400)).isTrue();
    assertThat(confirms(60_000)).isTrue();
    assertThat(waiting).isEmpty();
    assertThat(check.isLogAway(millisAfter(60_000), PATIENCE)).isFalse();
  }

  @Test
  void log_thatHasMore_isAskedAgain() {
    append(5);
    assertThat(confirms(300)).isFalse();
    answer();
    assertThat(confirms(400)).isFalse();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void log_thatDoesNotAnswer_isAway_andConfirmsNothing() {
    assertThat(confirms(300)).isFalse();
    assertThat(check.isLogAway(millisAfter(900), PATIENCE)).isFalse();
    assertThat(check.isLogAway(millisAfter(1_100), PATIENCE)).isTrue();
    assertThat(confirms(9_000)).isFalse();
    assertThat(waiting).hasSize(1);

    answer();
    assertThat(confirms(9_100)).isTrue();
    assertThat(check.isLogAway(millisAfter(9_100), PATIENCE)).isFalse();
  }

  @Test
  void log_thatFails_isAway_andIsAskedAgain() {
    away = true;
    assertThat(confirms(300)).isFalse();
    answer();
    assertThat(check.isLogAway(millisAfter(310), PATIENCE)).isTrue();

    away = false;
    assertThat(confirms(400)).isFalse();
    answer();
    assertThat(confirms(500)).isTrue();
  }

  @Test
  void nextSilence_isAskedForAnew() {
    assertThat(confirms(300)).isFalse();
    answer();
    assertThat(confirms(400)).isTrue();

    MediaTime later = millisAfter(5_000);
    assertThat(check.confirms(millisAfter(5_300), later, /* nextPosition= */ 9)).isFalse();
    assertThat(waiting).hasSize(1);
  }
}
