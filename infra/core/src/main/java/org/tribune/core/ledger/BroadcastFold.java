package org.tribune.core.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;

/**
 * What came of events: the broadcasts that are open and, of each channel, the newest of those that
 * are over. At most one broadcast of a channel is open: an {@link BroadcastEvent.Opened} while
 * another is open is ignored. Not thread-safe.
 */
final class BroadcastFold {
  private final LinkedHashMap<BroadcastId, Broadcast> broadcasts = new LinkedHashMap<>();
  private final Set<BroadcastId> automatic = new HashSet<>();
  private final Map<ChannelId, ChannelHistory> channels = new HashMap<>();
  private final Consumer<BroadcastId> forgetting;

  /**
   * One of nothing yet.
   *
   * @param forgetting called with each broadcast that is forgotten
   */
  BroadcastFold(Consumer<BroadcastId> forgetting) {
    this.forgetting = forgetting;
  }

  /** Takes the next event; gives the broadcast that it changed. */
  Optional<Broadcast> apply(BroadcastEvent event) {
    Optional<Broadcast> changed = changed(event);
    changed.ifPresent(this::keep);
    return changed;
  }

  private Optional<Broadcast> changed(BroadcastEvent event) {
    Optional<Broadcast> known = find(event.broadcast());
    if (event instanceof BroadcastEvent.Opened opened) {
      boolean refused = known.isPresent() || on(opened.channel()).open().isPresent();
      if (refused) {
        return Optional.empty();
      }
      if (opened.automatic()) {
        automatic.add(opened.broadcast());
      }
      return Optional.of(Broadcast.of(opened));
    }
    return known.flatMap(
        before -> {
          Broadcast after = before.after(event);
          return after.equals(before) ? Optional.empty() : Optional.of(after);
        });
  }

  private void keep(Broadcast broadcast) {
    broadcasts.put(broadcast.id(), broadcast);
    on(broadcast.channel()).keep(broadcast).ifPresent(this::forget);
  }

  private void forget(BroadcastId id) {
    automatic.remove(id);
    broadcasts.remove(id);
    forgetting.accept(id);
  }

  Optional<Broadcast> find(BroadcastId id) {
    return Optional.ofNullable(broadcasts.get(id));
  }

  /** True if no person opened it. */
  boolean isAutomatic(BroadcastId id) {
    return automatic.contains(id);
  }

  /** What is remembered of a channel. */
  ChannelHistory on(ChannelId channel) {
    return channels.computeIfAbsent(channel, unknown -> new ChannelHistory());
  }

  /** What is remembered of each channel. */
  Collection<ChannelHistory> channels() {
    return channels.values();
  }

  /** All that are remembered, oldest first. */
  List<Broadcast> all() {
    return new ArrayList<>(broadcasts.values());
  }
}
