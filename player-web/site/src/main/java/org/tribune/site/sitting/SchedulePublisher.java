package org.tribune.site.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingNames;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.channel.ChannelSchedule;
import org.tribune.core.log.EventLog;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;

/**
 * Publishes to the ingest, which knows no catalogue, when sittings are planned on the channels that
 * go on air by themselves. Each web server does; what they say is the same. Started and closed by
 * one thread.
 */
final class SchedulePublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SchedulePublisher.class);

  /** A sitting that is announced, moved or cancelled counts so soon. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** The most sittings, of all channels together; the others are published in time. */
  private static final int MOST = 1_000;

  private final EventLog log;
  private final Sittings sittings;
  private final List<ChannelId> channels;
  private final MediaClock clock;
  private Optional<Thread> thread = Optional.empty();

  /** Publishes the schedules of these channels once started. */
  public SchedulePublisher(
      EventLog log, Sittings sittings, List<ChannelId> channels, MediaClock clock) {
    this.log = log;
    this.sittings = sittings;
    this.channels = List.copyOf(channels);
    this.clock = clock;
  }

  /** Begins to publish, if there is a channel to do so for. */
  public void start() {
    if (!channels.isEmpty()) {
      thread = Optional.of(Thread.ofVirtual().name("schedules").start(this::keepPublishing));
    }
  }

  private void keepPublishing() {
    boolean isAway = false;
    try {
      while (true) {
        try {
          publish();
          isAway = false;
        } catch (CatalogueException e) {
          if (!isAway) {
            LOG.warn(
                "The planned sittings can't be read, channels go on with those known so far: {}",
                e.getMessage());
          }
          isAway = true;
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Publishes what is planned now. Blocks. */
  void publish() {
    Instant from = clock.now().toInstant().minus(ChannelSchedule.LONGEST_SITTING);
    List<Sitting> planned =
        sittings.list(SittingQuery.from(from, MOST)).stream()
            .filter(each -> isPlanned(each.status()))
            .toList();
    for (ChannelId channel : channels) {
      List<Sitting> here =
          planned.stream()
              .filter(each -> each.facts().channel().equals(Optional.of(channel)))
              .toList();
      List<Instant> starts = here.stream().map(each -> each.facts().start()).toList();
      // Published again in some seconds: one that is lost is no loss.
      CompletableFuture<Long> _ =
          log.append(Topics.SCHEDULES, channel.value(), new ChannelSchedule(channel, starts));
      Instant soon = clock.now().toInstant().plus(ChannelSchedule.LONGEST_SITTING);
      List<Sitting> next =
          here.stream().filter(each -> each.facts().start().isBefore(soon)).toList();
      CompletableFuture<Long> _ =
          log.append(Topics.VOCABULARIES, channel.value(), SittingNames.of(next));
    }
  }

  /** A draft is nobody's business yet, and what was held is over. */
  private static boolean isPlanned(SittingStatus status) {
    return status == SittingStatus.ANNOUNCED || status == SittingStatus.OPEN;
  }

  @Override
  public void close() {
    thread.ifPresent(Thread::interrupt);
  }
}
