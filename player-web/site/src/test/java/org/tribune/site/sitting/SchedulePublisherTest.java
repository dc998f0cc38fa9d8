package org.tribune.site.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingNames;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.channel.ChannelSchedule;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;

class SchedulePublisherTest {
  private static final ChannelId CHAMBER = new ChannelId("chamber");
  private static final ChannelId COMMITTEE = new ChannelId("committee");
  private static final Instant NOW = Instant.parse("2026-11-25T17:30:00Z");

  @TempDir private Path folder;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private EmbeddedEventLog log;

  @BeforeEach
  void open() {
    log = new EmbeddedEventLog(folder);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void sitting(String id, Duration fromNow, SittingStatus status) {
    Sitting draft = SittingSamples.draft(id, NOW.plus(fromNow));
    Sitting sitting = status == SittingStatus.DRAFT ? draft : draft.in(SittingStatus.ANNOUNCED);
    catalogue.sittings().create(status.isPublic() ? sitting.in(status) : sitting);
  }

  private ChannelSchedule published(ChannelId channel) {
    MediaClock clock = () -> MediaTime.of(NOW);
    new SchedulePublisher(log, catalogue.sittings(), List.of(CHAMBER, COMMITTEE), clock).publish();
    return log.tail(Topics.SCHEDULES, channel.value(), Topics.SCHEDULES.retention())
        .getLast()
        .value();
  }

  @Test
  void publish_tellsOfWhatIsAnnouncedAndNotOver() {
    sitting("20261125-a", Duration.ofHours(-9), SittingStatus.ANNOUNCED);
    sitting("20261125-b", Duration.ofHours(-1), SittingStatus.OPEN);
    sitting("20261125-c", Duration.ofHours(-2), SittingStatus.HELD);
    sitting("20261126-d", Duration.ofHours(24), SittingStatus.ANNOUNCED);
    sitting("20261126-e", Duration.ofHours(25), SittingStatus.DRAFT);
    sitting("20261126-f", Duration.ofHours(26), SittingStatus.CANCELLED);
    sitting("20261126-g", Duration.ofHours(27), SittingStatus.POSTPONED);

    assertThat(published(CHAMBER).starts())
        .containsExactly(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(24)));
  }

  @Test
  void publish_tellsOfEachChannelItsOwn() {
    sitting("20261126-a", Duration.ofHours(1), SittingStatus.ANNOUNCED);
    Sitting nowhere = SittingSamples.draft("20261126-b", NOW).in(SittingStatus.ANNOUNCED);
    catalogue
        .sittings()
        .create(nowhere.with(nowhere.facts().change().channel(Optional.empty()).build()));

    assertThat(published(CHAMBER).starts()).containsExactly(NOW.plus(Duration.ofHours(1)));
    assertThat(published(COMMITTEE)).isEqualTo(ChannelSchedule.none(COMMITTEE));
  }

  @Test
  void publish_tellsWhatIsLikelyToBeSaidSoon_andNothingOfADraft() {
    sitting("20261125-b", Duration.ofHours(-1), SittingStatus.OPEN);
    sitting("20261126-e", Duration.ofHours(1), SittingStatus.DRAFT);
    Sitting open = catalogue.sittings().find(new SittingId("20261125-b")).orElseThrow();
    var _ = published(CHAMBER);

    assertThat(
            log.tail(Topics.VOCABULARIES, CHAMBER.value(), Topics.VOCABULARIES.retention())
                .getLast()
                .value())
        .isEqualTo(SittingNames.of(List.of(open)))
        .isNotEqualTo(SpokenNames.NONE);
  }

  @Test
  void schedule_knowsInWhichHoursASittingIs() {
    ChannelSchedule schedule =
        new ChannelSchedule(CHAMBER, List.of(NOW.plus(Duration.ofHours(2)), NOW));

    assertThat(schedule.startAround(NOW.minusMillis(1))).isEmpty();
    assertThat(schedule.startAround(NOW)).contains(NOW);
    assertThat(schedule.startAround(NOW.plus(Duration.ofHours(3))))
        .contains(NOW.plus(Duration.ofHours(2)));
    assertThat(schedule.startAround(NOW.plus(Duration.ofHours(10)))).isEmpty();
  }
}
