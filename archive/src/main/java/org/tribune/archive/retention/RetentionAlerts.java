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
import org.tribune.core.status.Message;
import org.tribune.core.status.StorageStatus;
import org.tribune.core.time.WrittenDay;

/**
 * Tells the operator what will go and when the store is full, on every channel. Not thread-safe.
 */
final class RetentionAlerts {
  static final String ANNOUNCED = "deletion-announced";
  static final String FORECAST = "store-full-soon";
  static final String SHORT = "store-short";
  private static final Message OVER = new Message("Ce n’est plus le cas.", "This is no longer so.");

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
  void tell(List<Deletion> announced, StorageStatus storage, boolean isSoon, RoomMaker.Room room) {
    Set<String> over = new HashSet<>(Set.of(ANNOUNCED, FORECAST, SHORT));
    if (!announced.isEmpty()) {
      raise(ANNOUNCED, Alert.Severity.INFO, announcement(announced));
      over.remove(ANNOUNCED);
    }
    if (room != RoomMaker.Room.ENOUGH) {
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
    return new Message(
        (count == 1
                ? "1 enregistrement sera supprimé"
                : count + " enregistrements seront supprimés")
            + " à partir du "
            + day(first, Locale.FRENCH)
            + " : voyez lesquels sur la page « Enregistrements ». Pour les garder, modifiez"
            + " retention dans tribune.yml, ou téléchargez-les.",
        (count == 1 ? "1 recording will be deleted" : count + " recordings will be deleted")
            + " from "
            + day(first, Locale.ENGLISH)
            + " on: see which on the page Recordings. To keep them, change retention in tribune.yml,"
            + " or download them.");
  }

  private Message forecast(StorageStatus storage, Instant fullAt) {
    return new Message(
        "Le stockage sera plein vers le "
            + day(fullAt, Locale.FRENCH)
            + " à ce rythme (mesuré sur "
            + storage.historyDays()
            + " j) : libérez de la place ou agrandissez-le.",
        "The store will be full around "
            + day(fullAt, Locale.ENGLISH)
            + " at this pace (measured over "
            + storage.historyDays()
            + " d): free some space or enlarge it.");
  }

  private static Message shortage(RoomMaker.Room room) {
    return room == RoomMaker.Room.TAKEN
        ? new Message(
            "Il reste moins de place que retention.freeSpace, et supprimer des enregistrements n’en"
                + " rend pas : autre chose remplit ce disque. Libérez-en ; le direct continue.",
            "Less is free than retention.freeSpace, and deleting recordings does not change it:"
                + " something else fills this disk. Free some space; the live goes on.")
        : new Message(
            "Il reste moins de place que retention.freeSpace, et aucun enregistrement ne peut partir"
                + " de lui-même. Libérez de la place ou agrandissez le stockage ; le direct"
                + " continue.",
            "Less is free than retention.freeSpace, and no recording may go by itself. Free some"
                + " space or enlarge the store; the live goes on.");
  }

  private String day(Instant instant, Locale language) {
    return WrittenDay.of(LocalDate.ofInstant(instant, zone), language);
  }
}
