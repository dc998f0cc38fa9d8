package org.tribune.ingest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.channel.ChannelSchedule;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.topics.Topics;

/**
 * The newest schedule of each channel in the log; none until there is one, and the last one while
 * nobody publishes one. Started and closed by one thread, read by all.
 */
final class ScheduleProjection implements Service {
  private final EventLog log;
  private final Map<ChannelId, ChannelSchedule> schedules = new ConcurrentHashMap<>();
  private Optional<Subscription> subscription = Optional.empty();

  ScheduleProjection(EventLog log) {
    this.log = log;
  }

  @Override
  public void start() {
    subscription =
        Optional.of(
            log.follow(
                Topics.SCHEDULES,
                StartFrom.EARLIEST,
                entry -> schedules.put(entry.value().channel(), entry.value())));
  }

  ChannelSchedule of(ChannelId channel) {
    return schedules.getOrDefault(channel, ChannelSchedule.none(channel));
  }

  @Override
  public void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
  }
}
