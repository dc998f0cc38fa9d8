package org.tribune.delivery.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.audience.ConcurrentViewers;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.core.broadcast.BroadcastId;

class ViewingsTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final long SECOND = 1_000_000;
  private static final Instant EVENING = Instant.parse("2026-11-24T18:00:00Z");

  private final Viewings viewings = new Viewings();

  private List<WatchedMinute> all() {
    List<WatchedMinute> all = new ArrayList<>(viewings.turn());
    all.addAll(viewings.turn());
    return all;
  }

  private static WatchedMinute live(int minute, long seconds) {
    return new WatchedMinute(ID, Viewing.LIVE, minute, Duration.ofSeconds(seconds));
  }

  @Test
  void watched_acrossMinutes_isSharedBetweenThem() {
    viewings.watched(ID, Viewing.LIVE, 58 * SECOND, 70 * SECOND);
    assertThat(all()).containsExactly(live(0, 2), live(1, 60), live(2, 8));
    assertThat(all()).isEmpty();
  }

  @Test
  void watched_soundThatBeginsAMomentBeforeThePicture_isOfTheFirstMinute() {
    viewings.watched(ID, Viewing.LIVE, -20_000, 4 * SECOND);
    assertThat(all()).containsExactly(live(0, 4));
  }

  @Test
  void watched_longAfterAnyBroadcast_isNotCounted() {
    viewings.watched(ID, Viewing.LIVE, Long.MAX_VALUE / 2, SECOND);
    viewings.watched(ID, Viewing.LIVE, 14_400 * 60 * SECOND, SECOND);
    viewings.watched(ID, Viewing.LIVE, (14_400 * 60 - 1) * SECOND, 2 * SECOND);
    assertThat(all()).containsExactly(live(14_399, 1));
  }

  @Test
  void turn_givesWhatWasCountedBeforeTheTurnBefore() {
    viewings.watched(ID, Viewing.LIVE, 0, SECOND);
    assertThat(viewings.turn()).isEmpty();
    viewings.watched(ID, Viewing.LIVE, 0, 5 * SECOND);
    assertThat(viewings.turn()).containsExactly(live(0, 1));
    assertThat(viewings.turn()).containsExactly(live(0, 5));
  }

  @Test
  void watched_byManyThreads_losesNothing() {
    FourThreads.each(
        50_000, i -> viewings.watched(ID, Viewing.LIVE, (i % 300) * (60 * SECOND), SECOND));
    assertThat(all().stream().mapToLong(each -> each.watched().toSeconds()).sum())
        .isEqualTo(200_000);
  }

  @Test
  void concurrentViewers_areTakenOnceTheirMinuteIsOver() {
    ConcurrentViewersCounter counter = new ConcurrentViewersCounter();
    counter.see(ID, EVENING.plusSeconds(5), 3);
    counter.see(ID, EVENING.plusSeconds(55), 2);
    counter.see(ID, EVENING.plusSeconds(65), 4);
    counter.see(ID, EVENING.plusSeconds(70), 0);
    assertThat(counter.takeUntil(EVENING.plusSeconds(59))).isEmpty();
    assertThat(counter.takeUntil(EVENING.plusSeconds(70)))
        .containsExactly(new ConcurrentViewers(ID, EVENING, 3));
    assertThat(counter.takeUntil(EVENING.plusSeconds(120)))
        .containsExactly(new ConcurrentViewers(ID, EVENING.plusSeconds(60), 4));
  }

  @Test
  void concurrentViewers_ofDaysWithoutACatalogue_keepTheLast() {
    ConcurrentViewersCounter counter = new ConcurrentViewersCounter();
    for (int minute = 0; minute < 5_000; minute++) {
      counter.see(ID, EVENING.plusSeconds(60L * minute), 1);
    }
    List<ConcurrentViewers> left = counter.takeUntil(EVENING.plusSeconds(60L * 5_000));
    assertThat(left).hasSize(2 * 24 * 60);
    assertThat(left.getLast().minute()).isEqualTo(EVENING.plusSeconds(60L * 4_999));
  }
}
