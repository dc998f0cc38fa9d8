package org.tribune.archive.recording;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EventLog;
import org.tribune.core.status.Alert;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;

/** The alerts that this stage has raised and not yet ended. Safe for all threads. */
public final class RaisedAlerts {
  private final EventLog log;
  private final MediaClock clock;
  private final Map<Key, Alert> raised = new HashMap<>();

  private record Key(ChannelId channel, String code) {}

  /** Nothing is raised. */
  public RaisedAlerts(EventLog log, MediaClock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Raises an alert, or says it again: the topic forgets soon. */
  public synchronized void raise(
      ChannelId channel, String code, Alert.Severity severity, Message message) {
    raise(channel, code, severity, message, /* passage= */ Optional.empty());
  }

  /** The same of an alert that may speak of a passage. */
  public synchronized void raise(
      ChannelId channel,
      String code,
      Alert.Severity severity,
      Message message,
      Optional<Alert.Passage> passage) {
    raise(channel, code, severity, message, passage, /* closedSession= */ Optional.empty());
  }

  /** The same of an alert that may be about a closed session. */
  public synchronized void raise(
      ChannelId channel,
      String code,
      Alert.Severity severity,
      Message message,
      Optional<Alert.Passage> passage,
      Optional<Alert.ClosedSession> closedSession) {
    Alert before = raised.get(new Key(channel, code));
    Alert alert =
        new Alert(
            code,
            severity,
            /* raised= */ true,
            before == null ? clock.now().toInstant() : before.at(),
            message,
            passage,
            closedSession);
    raised.put(new Key(channel, code), alert);
    tell(channel, alert);
  }

  /** True if one of these is raised on any channel. */
  synchronized boolean isAny(Set<String> codes) {
    return raised.keySet().stream().anyMatch(key -> codes.contains(key.code()));
  }

  /** Ends what is raised of these codes on all channels. */
  public synchronized void end(Set<String> codes, Message message) {
    Set<Key> over =
        raised.keySet().stream()
            .filter(key -> codes.contains(key.code()))
            .collect(Collectors.toSet());
    over.forEach(key -> end(key, message));
  }

  /** Ends what is raised of these codes on one channel. */
  public synchronized void end(ChannelId channel, Set<String> codes, Message message) {
    codes.stream()
        .map(code -> new Key(channel, code))
        .filter(raised::containsKey)
        .toList()
        .forEach(key -> end(key, message));
  }

  private void end(Key key, Message message) {
    Alert before = raised.remove(key);
    if (before != null) {
      tell(
          key.channel(),
          new Alert(
              key.code(),
              before.severity(),
              /* raised= */ false,
              clock.now().toInstant(),
              message));
    }
  }

  private void tell(ChannelId channel, Alert alert) {
    CompletableFuture<Long> _ = log.append(Topics.STATUS, channel.value(), alert);
  }
}
