package org.tribune.site.search.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.replay.CaptionedRecordings;

/**
 * Keeps what the captions of recordings say in an index, as the catalogue and the log have it. Used
 * by one thread at a time.
 */
public final class RecordingIndexing {
  private final CaptionedRecordings captioned;
  private final ComparedIndex index;

  /** As each was when it was put there. */
  private final Map<BroadcastId, String> known = new HashMap<>();

  public RecordingIndexing(CaptionedRecordings captioned, ComparedIndex index) {
    this.captioned = captioned;
    this.index = index;
  }

  /** Compares what a process before left. */
  void confirm() throws IOException {
    for (Map.Entry<BroadcastId, String> each : captioned.prints().entrySet()) {
      if (!index.groups(each.getKey().value()).isEmpty()) {
        take(each.getKey(), each.getValue());
      }
    }
  }

  /** Those that may be taken over. */
  Map<BroadcastId, String> all() {
    return captioned.prints();
  }

  /**
   * Takes over what changed.
   *
   * @param isFilled false: only of recordings that are there
   */
  void follow(boolean isFilled) throws IOException {
    Map<BroadcastId, String> prints = captioned.prints();
    Set<BroadcastId> all = new HashSet<>(known.keySet());
    if (isFilled) {
      all.addAll(prints.keySet());
    }
    for (BroadcastId each : all) {
      String print = prints.get(each);
      if (print == null) {
        index.remove(Set.of(each.value()));
        known.remove(each);
      } else if (!Objects.equals(known.get(each), print)) {
        take(each, print);
      }
    }
  }

  /** Takes over what may be read of a recording now, which is at least as new as its print. */
  void take(BroadcastId id, String print) throws IOException {
    if (!print.equals(known.get(id))) {
      index.replace(id.value(), captioned.find(id).map(RecordingWords::entry).stream().toList());
      known.put(id, print);
    }
  }
}
