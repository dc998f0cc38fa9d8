package org.tribune.site.search.index;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.delivery.replay.CaptionedRecordings;
import org.tribune.delivery.replay.CaptionedRecordings.Captioned;

/**
 * Keeps what is said in recordings in an index, in another what each of their speakers says, and in
 * a third what is said about each item, as the catalogue and the log have it. Used by one thread at
 * a time, but for {@link #find}, {@link #recording} and {@link #recordings}.
 */
public final class RecordingIndexing {
  private final CaptionedRecordings captioned;
  private final ComparedIndex index;
  private final ComparedIndex speeches;
  private final ComparedIndex debates;

  /** As each was when it was put there. */
  private final Map<BroadcastId, Known> known = new ConcurrentHashMap<>();

  private record Known(String print, Optional<Titled> titled) {}

  private record Titled(Recording recording, String title, SpokenPlaces places) {}

  /**
   * A recording that is in the index.
   *
   * @param title never empty
   * @param places of its pages
   */
  public record Spoken(Recording recording, String title, SpokenPlaces places) {
    /** What one of its speakers says. */
    public Spoken saidBy(String speaker) {
      return new Spoken(recording, title, places.of(speaker));
    }
  }

  /**
   * Keeps them.
   *
   * @param index of what the public may find
   * @param speeches of what each speaker says of it
   * @param debates of what is said about each item
   */
  public RecordingIndexing(
      CaptionedRecordings captioned,
      ComparedIndex index,
      ComparedIndex speeches,
      ComparedIndex debates) {
    this.captioned = captioned;
    this.index = index;
    this.speeches = speeches;
    this.debates = debates;
  }

  /** Compares what a process before left. */
  void confirm() throws IOException {
    for (Map.Entry<BroadcastId, String> each : captioned.prints().entrySet()) {
      String group = each.getKey().value();
      if (!index.groups(group).isEmpty()
          || !speeches.groups(group).isEmpty()
          || !debates.groups(group).isEmpty()) {
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
        speeches.remove(Set.of(each.value()));
        debates.remove(Set.of(each.value()));
        known.remove(each);
      } else {
        take(each, print);
      }
    }
  }

  /** Takes over what may be read of a recording now, which is at least as new as its print. */
  void take(BroadcastId id, String print) throws IOException {
    Known before = known.get(id);
    if (before == null || !print.equals(before.print())) {
      Optional<Captioned> now = captioned.find(id);
      Optional<RecordingWords> words = now.map(RecordingWords::of);
      index.replace(
          id.value(), words.map(each -> List.of(each.entry(now.orElseThrow()))).orElse(List.of()));
      speeches.replace(
          id.value(), words.map(each -> each.bySpeaker(now.orElseThrow())).orElse(List.of()));
      debates.replace(
          id.value(), words.map(each -> each.byItem(now.orElseThrow())).orElse(List.of()));
      known.put(id, new Known(print, words.map(each -> titled(now.orElseThrow(), each))));
    }
  }

  private static Titled titled(Captioned now, RecordingWords words) {
    return new Titled(now.recording(), now.title(), words.places());
  }

  /** Those that may be in the index. */
  List<BroadcastId> recordings() {
    return List.copyOf(known.keySet());
  }

  /** One in the index, as it was when it was put there. */
  Optional<Recording> recording(BroadcastId id) {
    return Optional.ofNullable(known.get(id)).flatMap(Known::titled).map(Titled::recording);
  }

  /**
   * A recording whose words were found; empty if they may have become others this moment. Blocks.
   */
  public Optional<Spoken> find(BroadcastId id) {
    Known now = known.get(id);
    return now == null
        ? Optional.empty()
        : now.titled()
            .flatMap(
                each ->
                    captioned
                        .find(id, now.print())
                        .map(recording -> new Spoken(recording, each.title(), each.places())));
  }
}
