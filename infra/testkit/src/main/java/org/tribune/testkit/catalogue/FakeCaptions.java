package org.tribune.testkit.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tribune.catalogue.caption.Captions;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.core.broadcast.BroadcastId;

/** Captions of recordings in memory. Safe for all threads. */
final class FakeCaptions implements Captions {
  private final Map<BroadcastId, RecordingCaptions> captions = new TreeMap<>();
  private final Runnable throwFailure;
  private final Consumer<BroadcastId> changed;
  private final Function<BroadcastId, Optional<Long>> versionOf;

  FakeCaptions(
      Runnable throwFailure,
      Consumer<BroadcastId> changed,
      Function<BroadcastId, Optional<Long>> versionOf) {
    this.throwFailure = throwFailure;
    this.changed = changed;
    this.versionOf = versionOf;
  }

  @Override
  public Optional<RecordingCaptions> find(BroadcastId recording) {
    // The catalogue's own lock is never asked for under this one.
    throwFailure.run();
    return get(recording);
  }

  private synchronized Optional<RecordingCaptions> get(BroadcastId recording) {
    return Optional.ofNullable(captions.get(recording));
  }

  @Override
  public Map<BroadcastId, Long> versions() {
    throwFailure.run();
    Map<BroadcastId, Long> versions = new TreeMap<>();
    recordings().forEach(id -> versionOf.apply(id).ifPresent(each -> versions.put(id, each)));
    return versions;
  }

  private synchronized List<BroadcastId> recordings() {
    return List.copyOf(captions.keySet());
  }

  @Override
  public Optional<RecordingCaptions> replace(RecordingCaptions wished) {
    throwFailure.run();
    Optional<RecordingCaptions> after = put(wished);
    after.ifPresent(each -> changed.accept(each.recording()));
    return after;
  }

  private synchronized Optional<RecordingCaptions> put(RecordingCaptions wished) {
    long version = get(wished.recording()).map(RecordingCaptions::version).orElse(0L);
    if (version != wished.version()) {
      return Optional.empty();
    }
    keep(wished.at(version + 1));
    return get(wished.recording())
        .or(() -> Optional.of(RecordingCaptions.none(wished.recording())));
  }

  private synchronized void keep(RecordingCaptions after) {
    if (after.tracks().isEmpty()) {
      captions.remove(after.recording());
    } else {
      captions.put(after.recording(), after);
    }
  }

  synchronized void cut(Correction correction) {
    get(correction.recording())
        .map(before -> before.at(before.version() + 1))
        .map(
            before ->
                before.without(HiddenPassages.saidIn(List.of(HiddenPassages.around(correction)))))
        .ifPresent(this::keep);
  }

  synchronized void forget(BroadcastId recording) {
    captions.remove(recording);
  }
}
