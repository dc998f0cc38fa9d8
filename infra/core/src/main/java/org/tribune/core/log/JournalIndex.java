package org.tribune.core.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Where the entries of a durable topic, or of one of its keys, are in the journal, in their order.
 * Half a million take 25 MB: a site with thirty years behind it starts on the heap of a small box.
 * Guarded by its topic's lock.
 */
final class JournalIndex {
  /**
   * Where an entry is.
   *
   * @param key the same object for all entries of a key
   * @param timeMillis when it came, since the Unix epoch
   * @param offset of its first byte in the journal
   */
  record Place(String key, long position, long timeMillis, long offset) {}

  private final ArrayList<Place> places = new ArrayList<>();

  void add(Place place) {
    places.add(place);
  }

  /** The first place at or after {@code position}. */
  Optional<Place> first(long position) {
    int index = lowerBound(position);
    return index < places.size() ? Optional.of(places.get(index)) : Optional.empty();
  }

  private int lowerBound(long position) {
    int low = 0;
    int high = places.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places.get(middle).position() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void remove(long position) {
    int index = lowerBound(position);
    if (index < places.size() && places.get(index).position() == position) {
      places.remove(index);
    }
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  List<Place> all() {
    return Collections.unmodifiableList(places);
  }
}
