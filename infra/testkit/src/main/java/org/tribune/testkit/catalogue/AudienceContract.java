package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.catalogue.audience.Viewing.LIVE;
import static org.tribune.catalogue.audience.Viewing.REPLAY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.audience.AudienceSummary;
import org.tribune.catalogue.audience.AudienceTally;
import org.tribune.catalogue.audience.ConcurrentViewers;
import org.tribune.catalogue.audience.WatchedDay;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;

/** What the {@link Audience} of every {@link Catalogue} must do. */
public abstract class AudienceContract extends OpenedCatalogue {
  private static final BroadcastId SITTING = new BroadcastId("20261126t180000-a");
  private static final BroadcastId OTHER = new BroadcastId("20261127t180000-b");
  private static final Instant EVENING = Instant.parse("2026-11-26T18:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Audience audience;

  @BeforeEach
  final void openAudience() {
    audience = catalogue.audience();
    begin(SITTING);
  }

  private void begin(BroadcastId id) {
    var _ =
        catalogue.begin(
            Recording.begin(id, RecordingSamples.CHAMBER, "", EVENING, RecordingSamples.format()));
  }

  /** The 6th minute of a recording, watched on air for so many seconds while so many were there. */
  private static AudienceTally tally(
      String writer, long number, BroadcastId id, int seconds, int viewers) {
    Duration watched = Duration.ofSeconds(seconds);
    return new AudienceTally(
        writer,
        number,
        EVENING,
        List.of(new WatchedMinute(id, LIVE, 5, watched)),
        List.of(new WatchedDay(id, LIVE, DAY, watched)),
        List.of(new ConcurrentViewers(id, EVENING, viewers)));
  }

  @Test
  void minutes_areKeptToTheMicrosecond() {
    WatchedMinute first = new WatchedMinute(SITTING, LIVE, 0, Duration.ofNanos(3_840_001_000L));
    WatchedMinute second = new WatchedMinute(SITTING, LIVE, 239, MINUTE.multipliedBy(5_000_000));
    WatchedMinute third = new WatchedMinute(SITTING, REPLAY, 0, MINUTE);
    audience.add(
        new AudienceTally("one", 1, EVENING, List.of(third, second, first), List.of(), List.of()));
    assertThat(catalogue.audience().minutes(SITTING)).containsExactly(first, second, third);
    assertThat(audience.minutes(OTHER)).isEmpty();
  }

  @Test
  void talliesOfSeveralServers_addUp() {
    audience.add(tally("one", 1, SITTING, 20, 12));
    audience.add(tally("two", 1, SITTING, 30, 9));
    audience.add(tally("one", 2, SITTING, 40, 1));
    assertThat(audience.minutes(SITTING))
        .containsExactly(new WatchedMinute(SITTING, LIVE, 5, Duration.ofSeconds(90)));
    assertThat(audience.days(SITTING))
        .containsExactly(new WatchedDay(SITTING, LIVE, DAY, Duration.ofSeconds(90)));
    assertThat(audience.concurrentViewers(SITTING))
        .containsExactly(new ConcurrentViewers(SITTING, EVENING, 22));
  }

  @Test
  void talliesOfManyServersAtTheSameTime_addUp() {
    begin(OTHER);
    List<CompletableFuture<Void>> servers =
        IntStream.range(0, 6)
            .mapToObj(
                server ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (int number = 1; number <= 10; number++) {
                            BroadcastId id = number % 2 == 0 ? SITTING : OTHER;
                            audience.add(tally("server-" + server, number, id, 1, 1));
                          }
                        }))
            .toList();
    servers.forEach(CompletableFuture::join);
    assertThat(audience.minutes(SITTING))
        .containsExactly(new WatchedMinute(SITTING, LIVE, 5, Duration.ofSeconds(30)));
    assertThat(audience.concurrentViewers(OTHER))
        .containsExactly(new ConcurrentViewers(OTHER, EVENING, 30));
  }

  @Test
  void tallyThatIsSentAgain_countsOnce() {
    audience.add(tally("one", 7, SITTING, 20, 12));
    audience.add(tally("one", 7, SITTING, 20, 12));
    audience.add(tally("one", 6, SITTING, 20, 12));
    assertThat(audience.minutes(SITTING))
        .containsExactly(new WatchedMinute(SITTING, LIVE, 5, Duration.ofSeconds(20)));
    assertThat(audience.concurrentViewers(SITTING))
        .containsExactly(new ConcurrentViewers(SITTING, EVENING, 12));
  }

  @Test
  void recordingThatIsNotThere_isLeftOutAndTheRestCounts() {
    WatchedMinute seen = new WatchedMinute(SITTING, REPLAY, 1, MINUTE);
    WatchedMinute gone = new WatchedMinute(OTHER, REPLAY, 1, MINUTE);
    audience.add(
        new AudienceTally(
            "one",
            1,
            EVENING,
            List.of(gone, seen),
            List.of(new WatchedDay(OTHER, REPLAY, DAY, MINUTE)),
            List.of(new ConcurrentViewers(OTHER, EVENING, 4))));
    assertThat(audience.minutes(SITTING)).containsExactly(seen);
    assertThat(audience.minutes(OTHER)).isEmpty();
    assertThat(audience.days(OTHER)).isEmpty();
    assertThat(audience.concurrentViewers(OTHER)).isEmpty();
  }

  @Test
  void forgottenRecording_takesItsFiguresAlong() {
    audience.add(tally("one", 1, SITTING, 20, 12));
    catalogue.forget(SITTING);
    begin(SITTING);
    assertThat(audience.minutes(SITTING)).isEmpty();
    assertThat(audience.days(SITTING)).isEmpty();
    assertThat(audience.concurrentViewers(SITTING)).isEmpty();
    assertThat(audience.summaries(DAY, DAY)).isEmpty();
  }

  @Test
  void summaries_areOfTheDaysThatAreAskedFor() {
    begin(OTHER);
    audience.add(
        new AudienceTally(
            "one",
            1,
            EVENING,
            List.of(
                new WatchedMinute(SITTING, LIVE, 0, MINUTE),
                new WatchedMinute(SITTING, LIVE, 1, MINUTE.multipliedBy(2)),
                new WatchedMinute(SITTING, REPLAY, 1, MINUTE)),
            List.of(
                new WatchedDay(SITTING, LIVE, DAY, MINUTE.multipliedBy(3)),
                new WatchedDay(SITTING, REPLAY, DAY.plusDays(1), MINUTE),
                new WatchedDay(OTHER, REPLAY, DAY.plusDays(2), MINUTE)),
            List.of(
                new ConcurrentViewers(SITTING, EVENING, 2),
                new ConcurrentViewers(SITTING, EVENING.plusSeconds(60), 1))));
    AudienceSummary both =
        new AudienceSummary(SITTING, MINUTE.multipliedBy(3), MINUTE, 2, MINUTE.multipliedBy(3));
    AudienceSummary other = new AudienceSummary(OTHER, Duration.ZERO, MINUTE, 0, Duration.ZERO);
    assertThat(audience.summaries(DAY, DAY.plusDays(1))).containsExactly(both);
    assertThat(audience.summaries(DAY, DAY.plusDays(2))).containsExactly(both, other);
    assertThat(audience.summaries(DAY.plusDays(1), DAY.plusDays(1)))
        .containsExactly(
            new AudienceSummary(SITTING, Duration.ZERO, MINUTE, 2, MINUTE.multipliedBy(3)));
    assertThat(audience.summaries(DAY.minusDays(9), DAY.minusDays(1))).isEmpty();
    assertThat(audience.days(DAY, DAY.plusDays(1)))
        .containsExactly(
            new WatchedDay(SITTING, LIVE, DAY, MINUTE.multipliedBy(3)),
            new WatchedDay(SITTING, REPLAY, DAY.plusDays(1), MINUTE));
  }
}
