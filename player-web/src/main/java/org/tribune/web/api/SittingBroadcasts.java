package org.tribune.web.api;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.Recording;
import org.tribune.core.catalogue.RecordingKind;
import org.tribune.core.catalogue.RecordingQuery;
import org.tribune.core.catalogue.RecordingState;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.chapter.Chapters;
import org.tribune.core.chapter.Marking;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.sitting.ItemId;
import org.tribune.core.sitting.Sitting;
import org.tribune.core.time.MediaClock;

/**
 * Which broadcasts are of a sitting: those that the clerk names, else those of its channel that
 * began around its time. Calls block. Safe for all threads.
 */
final class SittingBroadcasts {
  private static final Duration BEFORE = Duration.ofMinutes(45);
  private static final Duration AFTER = Duration.ofHours(8);
  private static final int MOST = 20;

  private final Catalogue catalogue;
  private final BroadcastLedger ledger;
  private final MediaClock clock;

  SittingBroadcasts(Catalogue catalogue, BroadcastLedger ledger, MediaClock clock) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Where a sitting can be watched now. */
  SittingViews.Watching of(Sitting sitting) {
    if (!sitting.status().takesPlace()) {
      return SittingViews.Watching.NOTHING;
    }
    List<String> replays = complete(sitting).stream().map(SittingBroadcasts::address).toList();
    return new SittingViews.Watching(live(sitting), replays, Map.of());
  }

  /** The same, with each of its items. */
  SittingViews.Watching withItems(Sitting sitting) {
    SittingViews.Watching watching = of(sitting);
    Map<ItemId, String> items = new HashMap<>();
    if (!watching.replays().isEmpty()) {
      complete(sitting).forEach(each -> addItems(sitting, each, items));
    }
    return new SittingViews.Watching(watching.live(), watching.replays(), items);
  }

  private void addItems(Sitting sitting, Recording recording, Map<ItemId, String> items) {
    Optional<Marking> marking = catalogue.markings().find(recording.id());
    Optional<Broadcast> broadcast = marking.flatMap(each -> catalogue.broadcast(each.broadcast()));
    broadcast.stream()
        .flatMap(each -> Chapters.shown(marking.orElseThrow(), each).stream())
        .filter(mark -> mark.sitting().equals(Optional.of(sitting.id())))
        .flatMap(mark -> mark.item().stream())
        .forEach(item -> items.putIfAbsent(item, address(recording) + "#item-" + item));
  }

  private List<Recording> complete(Sitting sitting) {
    return recordings(sitting).stream()
        .filter(each -> each.state() == RecordingState.COMPLETE)
        .toList();
  }

  private static String address(Recording recording) {
    return "/watch/" + recording.id();
  }

  private Optional<String> live(Sitting sitting) {
    return sitting
        .facts()
        .channel()
        .flatMap(ledger::openOn)
        .filter(broadcast -> broadcast.isPublic() && broadcast.isOpen())
        .filter(broadcast -> isOf(sitting, broadcast))
        .map(broadcast -> "/live/" + broadcast.channel());
  }

  private boolean isOf(Sitting sitting, Broadcast broadcast) {
    return sitting.broadcasts().contains(broadcast.id())
        || isAround(sitting, clock.now().toInstant());
  }

  private static boolean isAround(Sitting sitting, Instant time) {
    Instant start = sitting.facts().start();
    return !time.isBefore(start.minus(BEFORE)) && time.isBefore(start.plus(AFTER));
  }

  private List<Recording> recordings(Sitting sitting) {
    if (!sitting.broadcasts().isEmpty()) {
      return sitting.broadcasts().stream()
          .flatMap(each -> catalogue.recording(each).stream())
          .toList();
    }
    Optional<ChannelId> channel = sitting.facts().channel();
    if (channel.isEmpty()
        || sitting.facts().start().isAfter(clock.now().toInstant().plus(BEFORE))) {
      return List.of();
    }
    return catalogue
        .recordings(
            new RecordingQuery(
                channel,
                Optional.of(RecordingState.COMPLETE),
                Optional.of(sitting.facts().start().plus(AFTER)),
                MOST))
        .stream()
        .filter(each -> each.kind() == RecordingKind.SITTING)
        .filter(each -> isAround(sitting, each.startedAt()))
        .sorted((one, other) -> one.startedAt().compareTo(other.startedAt()))
        .toList();
  }
}
