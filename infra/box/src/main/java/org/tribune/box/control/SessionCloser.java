package org.tribune.box.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastService;
import org.tribune.core.time.MediaClock;

/**
 * Closes the session of what is on air, and can do nothing else: what it does can always be undone
 * on the console, and shows nobody anything. Calls block. Safe for all threads.
 */
public final class SessionCloser {
  private static final Logger LOG = LoggerFactory.getLogger(SessionCloser.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  /** Who the audit trail says did it. */
  private static final String MACHINE = "tribune close";

  private final List<ChannelId> channels;
  private final BroadcastService broadcasts;
  private final Optional<Accounts> accounts;
  private final MediaClock clock;

  /**
   * A closer.
   *
   * @param accounts with the audit trail; a role without a catalogue writes it to its log
   */
  public SessionCloser(
      List<ChannelId> channels,
      BroadcastService broadcasts,
      Optional<Accounts> accounts,
      MediaClock clock) {
    this.channels = List.copyOf(channels);
    this.broadcasts = broadcasts;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Carries out a request.
   *
   * @param user of the machine, who asks
   */
  ControlAnswer answer(ControlMessage.Request request, String user) {
    Optional<ChannelId> channel =
        channels.stream().filter(each -> each.value().equals(request.channel())).findFirst();
    if (channel.isEmpty()) {
      String known = channels.stream().map(ChannelId::value).collect(Collectors.joining(", "));
      return new ControlAnswer(
          404, "There is no channel " + request.channel() + ": name one of " + known);
    }
    LOG.warn("Channel {}: {} closes the session from the machine itself", channel.get(), user);
    return switch (broadcasts.closeSessionOn(channel.get())) {
      case BroadcastService.Outcome.Done done -> {
        Thread.ofPlatform()
            .name("control-audit")
            .daemon()
            .start(() -> audit(done.broadcast(), user));
        yield new ControlAnswer(200, closed(done.broadcast()));
      }
      case BroadcastService.Outcome.Unknown unknown -> notOnAir(channel.get());
      case BroadcastService.Outcome.Conflict conflict -> notOnAir(channel.get());
      case BroadcastService.Outcome.Failed failed ->
          new ControlAnswer(
              503,
              "The session of "
                  + channel.get()
                  + " is NOT closed ("
                  + failed.reason()
                  + "): try again, or pull the camera's cable");
    };
  }

  private static String closed(Broadcast broadcast) {
    Instant since = broadcast.interruptions().getLast().from();
    return "The session of "
        + broadcast.channel()
        + " is closed since "
        + TIME.format(since)
        + ": no picture and no sound goes out. It is opened again on the console";
  }

  private static ControlAnswer notOnAir(ChannelId channel) {
    return new ControlAnswer(409, channel + " is not on air: nothing of it is public");
  }

  /** Beside the answer, so that a catalogue that is away keeps nobody waiting. */
  private void audit(Broadcast broadcast, String user) {
    AuditEntry entry =
        new AuditEntry(
            /* number= */ 0,
            clock.now().toInstant(),
            /* account= */ Optional.empty(),
            MACHINE,
            AuditAction.SESSION_CLOSED,
            broadcast.channel().value(),
            broadcast.title(),
            user + ", from the machine itself");
    try {
      accounts.ifPresentOrElse(
          each -> {
            var _ = each.record(entry);
          },
          () -> LOG.warn("This role has no audit trail; it would say: {}", entry));
    } catch (CatalogueException e) {
      LOG.error(
          "The audit trail could not be written ({}); it would say: {}", e.getMessage(), entry);
    }
  }
}
