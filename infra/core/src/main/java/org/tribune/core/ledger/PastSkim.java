package org.tribune.core.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.PlainEventReader;
import org.tribune.core.log.Skim;
import org.tribune.core.topics.Topics;

/**
 * Finds in a long past the events of those broadcasts that the ledger remembers at its end. Which
 * these are follows from openings and ends alone, by the same {@link BroadcastFold}; of all other
 * events it looks whose they are, without reading them. Owned by one thread.
 */
final class PastSkim implements Skim {
  private final Consumer<PastSkim> end;
  private final PlainEventReader plain = new PlainEventReader();
  private final BroadcastFold fold = new BroadcastFold(this::forget);

  /** Where the events are of each that is remembered. */
  private final Map<BroadcastId, List<Long>> positions = new HashMap<>();

  private final List<BroadcastId> forgotten = new ArrayList<>();
  private final List<Long> unreadable = new ArrayList<>();
  private long last = -1;

  /**
   * One that begins.
   *
   * @param end called with it once all was seen, before anything of that is read
   */
  PastSkim(Consumer<PastSkim> end) {
    this.end = end;
  }

  @Override
  public void see(long position, byte[] bytes, int from, int to) {
    last = position;
    Optional<BroadcastId> between = plain.at(bytes, from, to).betweenOpeningAndEnd();
    try {
      see(position, between.isPresent() ? between.get() : openedOrEnded(bytes, from, to));
    } catch (RuntimeException e) {
      // It can't be read, or lacks what it must have: who reads it reports it.
      unreadable.add(position);
    }
  }

  /** The broadcast of an event that is folded here. */
  private BroadcastId openedOrEnded(byte[] bytes, int from, int to) {
    BroadcastEvent event =
        plain
            .at(bytes, from, to)
            .read()
            .orElseGet(() -> Topics.EVENTS.codec().decode(Arrays.copyOfRange(bytes, from, to)));
    fold.apply(event);
    if (event instanceof BroadcastEvent.Opened && fold.find(event.broadcast()).isPresent()) {
      positions.putIfAbsent(event.broadcast(), new ArrayList<>());
    }
    return event.broadcast();
  }

  private void see(long position, BroadcastId id) {
    // Nobody takes an event of a broadcast whose opening was refused, or that is long over.
    Optional.ofNullable(positions.get(id)).ifPresent(known -> known.add(position));
  }

  private void forget(BroadcastId id) {
    positions.remove(id);
    forgotten.add(id);
  }

  @Override
  public List<Long> end() {
    end.accept(this);
    List<Long> wanted = new ArrayList<>(unreadable);
    positions.values().forEach(wanted::addAll);
    wanted.sort(null);
    return wanted;
  }

  /** The position of the last entry; -1 if there was none. */
  long last() {
    return last;
  }

  /** The broadcasts that are forgotten already, in their order. */
  List<BroadcastId> forgotten() {
    return forgotten;
  }
}
