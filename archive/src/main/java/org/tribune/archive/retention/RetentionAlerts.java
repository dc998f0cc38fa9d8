package org.tribune.archive.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.status.Alert;
import org.tribune.core.status.StorageStatus;
import org.tribune.core.text.Message;
import org.tribune.core.time.WrittenDay;

/** Alerts the operator to what will go and to a full store, on every channel. Not thread-safe. */
final class RetentionAlerts {
  static final String ANNOUNCED = "deletion-announced";
  static final String FORECAST = "store-full-soon";
  static final String SHORT = "store-short";
  private static final Message OVER = Message.of("retention.over");

  private final RaisedAlerts alerts;
  private final List<ChannelId> channels;
  private final ZoneId zone;

  RetentionAlerts(RaisedAlerts alerts, List<ChannelId> channels, ZoneId zone) {
    this.alerts = alerts;
    this.channels = List.copyOf(channels);
    this.zone = zone;
  }

  /**
   * Says what is so; what is not any more is ended.
   *
   * @param isSoon true if the day on which the store is full is near
   */
  void tell(
      List<Deletion> announced, StorageStatus storage, boolean isSoon, SpaceReclaimer.Room room) {
    Set<String> over = new HashSet<>(Set.of(ANNOUNCED, FORECAST, SHORT));
    if (!announced.isEmpty()) {
      raise(ANNOUNCED, Alert.Severity.INFO, announcement(announced));
      over.remove(ANNOUNCED);
    }
    if (room != SpaceReclaimer.Room.ENOUGH) {
      raise(SHORT, Alert.Severity.WARNING, shortage(room));
      over.remove(SHORT);
    } else if (isSoon && storage.fullAt().isPresent()) {
      raise(FORECAST, Alert.Severity.WARNING, forecast(storage, storage.fullAt().get()));
      over.remove(FORECAST);
    }
    alerts.end(over, OVER);
  }

  private void raise(String code, Alert.Severity severity, Message message) {
    channels.forEach(channel -> alerts.raise(channel, code, severity, message));
  }

  private Message announcement(List<Deletion> announced) {
    Instant first =
        announced.stream().map(Deletion::dueAt).min(Instant::compareTo).orElse(Instant.EPOCH);
    int count = announced.size();
    return Message.of("retention.announcement", count, day(first));
  }

  private Message forecast(StorageStatus storage, Instant fullAt) {
    return Message.of("retention.full-soon", day(fullAt), storage.historyDays());
  }

  private static Message shortage(SpaceReclaimer.Room room) {
    return room == SpaceReclaimer.Room.TAKEN
        ? Message.of("retention.disk-filled-otherwise")
        : Message.of("retention.nothing-may-go");
  }

  private Message day(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, zone);
    return new Message(WrittenDay.of(day, Locale.FRENCH), WrittenDay.of(day, Locale.ENGLISH));
  }
}
