package org.tribune.site.search.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where in a replay each page of what is said is said, and by whom. A debate has a thousand, and
 * all debates are in memory: numbers alone, and each name once. Immutable.
 */
public final class SpokenPlaces {
  private final int[] seconds;
  private final BitSet automatic;
  private final List<Turn> turns;

  /**
   * Pages that one says after the other.
   *
   * @param first of them, from 0
   */
  private record Turn(int first, Optional<String> speaker) {}

  /**
   * Places.
   *
   * @param seconds by page
   * @param automatic pages that a recogniser heard and nobody has checked
   * @param speakers by page
   */
  SpokenPlaces(int[] seconds, BitSet automatic, List<Optional<String>> speakers) {
    this.seconds = seconds.clone();
    this.automatic = (BitSet) automatic.clone();
    this.turns = turns(speakers);
  }

  private static List<Turn> turns(List<Optional<String>> speakers) {
    Map<Optional<String>, Optional<String>> each = new HashMap<>();
    List<Turn> turns = new ArrayList<>();
    for (int page = 0; page < speakers.size(); page++) {
      Optional<String> speaker = speakers.get(page);
      if (page == 0 || !speaker.equals(speakers.get(page - 1))) {
        turns.add(new Turn(page, each.computeIfAbsent(speaker, same -> same)));
      }
    }
    return List.copyOf(turns);
  }

  /** The second of the replay at which a page is said, from 1; empty if there is none. */
  public Optional<Long> second(int page) {
    return page >= 1 && page <= seconds.length
        ? Optional.of((long) seconds[page - 1])
        : Optional.empty();
  }

  /** True if nobody has checked a page, from 1. */
  public boolean isAutomatic(int page) {
    return automatic.get(page - 1);
  }

  /** Who says a page, from 1; empty if that is not known. */
  public Optional<String> speaker(int page) {
    return turns.reversed().stream()
        .filter(each -> each.first() < page)
        .findFirst()
        .flatMap(Turn::speaker);
  }

  /** Those of the pages that one says, however the name is written. */
  public SpokenPlaces of(String name) {
    String wanted = SpeakerName.folded(name);
    List<Optional<String>> speakers = new ArrayList<>();
    BitSet unchecked = new BitSet();
    IntStream.Builder said = IntStream.builder();
    for (int i = 0; i < turns.size(); i++) {
      Optional<String> speaker = turns.get(i).speaker();
      if (speaker.map(SpeakerName::folded).filter(wanted::equals).isPresent()) {
        int end = i + 1 < turns.size() ? turns.get(i + 1).first() : seconds.length;
        for (int page = turns.get(i).first(); page < end; page++) {
          unchecked.set(speakers.size(), automatic.get(page));
          speakers.add(speaker);
          said.add(seconds[page]);
        }
      }
    }
    return new SpokenPlaces(said.build().toArray(), unchecked, speakers);
  }
}
