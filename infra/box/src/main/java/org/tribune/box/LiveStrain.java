package org.tribune.box;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.status.TranscoderStatus;
import org.tribune.core.topics.Topics;

/**
 * Says whether a broadcast wants all of the machine: its transcoder does less than it should, or
 * was late, within the last while. Safe for all threads.
 */
final class LiveStrain implements Service, BooleanSupplier {
  private static final long LATE_MILLIS = 400;
  private static final long LASTS_NANOS = 20_000_000_000L;

  private final EventLog log;
  private final LongSupplier nanoClock;
  private volatile long strainedUntil;
  private Optional<Subscription> subscription = Optional.empty();

  LiveStrain(EventLog log, LongSupplier nanoClock) {
    this.log = log;
    this.nanoClock = nanoClock;
    this.strainedUntil = nanoClock.getAsLong();
  }

  @Override
  public void start() {
    subscription =
        Optional.of(log.follow(Topics.STATUS, StartFrom.LATEST, entry -> accept(entry.value())));
  }

  void accept(StatusEntry entry) {
    if (entry instanceof TranscoderStatus status
        && (status.effort() > 0 || status.latenessMillis() > LATE_MILLIS)) {
      strainedUntil = nanoClock.getAsLong() + LASTS_NANOS;
    }
  }

  @Override
  public boolean getAsBoolean() {
    return nanoClock.getAsLong() - strainedUntil < 0;
  }

  @Override
  public void close() {
    subscription.ifPresent(Subscription::close);
  }
}
