package org.tribune.delivery.download;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.network.ClientNetwork;
import org.tribune.delivery.limit.ConcurrencyLimit;
import org.tribune.delivery.limit.ConcurrencyLimit.Entry;

/**
 * The places for downloads. A network has a quarter of them; where there is none left, one that
 * nobody reads makes room. Safe for all threads.
 */
final class DownloadPlaces {
  static final int ALL = 48;

  /** A town hall behind one address may load that many at the same time. */
  static final int OF_NETWORK = ALL / 4;

  /** From then on it may have to go for another. */
  private static final Duration UNREAD = Duration.ofSeconds(5);

  private final ConcurrencyLimit limit = new ConcurrencyLimit(ALL, OF_NETWORK);
  private final Set<Place> taken = new LinkedHashSet<>();

  /** What is sent from a place. */
  interface Sending {
    /** For how long nothing of it was taken. */
    Duration unread();

    /** Ends it in the middle. */
    void tearOff();
  }

  /** A place that is taken, until it is closed; safe twice. */
  final class Place implements AutoCloseable {
    private final ClientNetwork network;
    private Optional<Sending> sending = Optional.empty();

    private Place(ClientNetwork network) {
      this.network = network;
    }

    /** What is sent from here. */
    void sends(Sending body) {
      synchronized (DownloadPlaces.this) {
        sending = Optional.of(body);
      }
    }

    private Duration unread() {
      return sending.map(Sending::unread).orElse(Duration.ZERO);
    }

    @Override
    public void close() {
      leave(this);
    }
  }

  /** A place for {@code network}; empty if there is none for it. */
  synchronized Optional<Place> take(ClientNetwork network) {
    Entry entry = limit.enter(network);
    if (entry == Entry.FULL && makeRoom()) {
      entry = limit.enter(network);
    }
    if (entry != Entry.ADMITTED) {
      return Optional.empty();
    }
    Place place = new Place(network);
    taken.add(place);
    return Optional.of(place);
  }

  /** Tears off the one that was not read for longest. */
  private boolean makeRoom() {
    Optional<Place> unread =
        taken.stream()
            .max(Comparator.comparing(Place::unread))
            .filter(each -> each.unread().compareTo(UNREAD) > 0);
    unread.ifPresent(
        each -> {
          each.sending.ifPresent(Sending::tearOff);
          leave(each);
        });
    return unread.isPresent();
  }

  private synchronized void leave(Place place) {
    if (taken.remove(place)) {
      limit.leave(place.network);
    }
  }
}
