package org.tribune.catalogue.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tribune.catalogue.caption.Cue;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.time.MediaTime;

/**
 * In which passages of a recording nothing is said that may be written or read: closed sessions,
 * what was corrected, what is to be, and what is withheld.
 */
public final class HiddenPassages {
  /**
   * Captions come a little before or after what they say: of what is taken away, those go too that
   * are as near.
   */
  private static final MediaTime MARGIN = MediaTime.ofMicros(1_000_000);

  private HiddenPassages() {}

  /**
   * Those of a recording, in its own time.
   *
   * @param broadcast that it is of, with what is withheld of it; absent for what was never on air
   */
  public static List<Passage> of(
      Recording recording, Optional<Broadcast> broadcast, List<Correction> corrections) {
    return of(recording.format().timeline().origin(), broadcast, corrections);
  }

  private static List<Passage> of(
      Instant origin, Optional<Broadcast> broadcast, List<Correction> corrections) {
    List<Passage> hidden = new ArrayList<>(forGood(origin, broadcast, corrections));
    List<Withholding> withheld = broadcast.map(Broadcast::withholdings).orElse(List.of());
    for (Withholding each : OpenWithholdings.of(withheld, corrections)) {
      hidden.add(around(since(origin, each.from()), since(origin, each.to())));
    }
    return hidden;
  }

  /** Those of a broadcast that is on air: nothing of it was corrected yet. */
  public static List<Passage> of(Broadcast broadcast) {
    return of(broadcast.origin(), Optional.of(broadcast), /* corrections= */ List.of());
  }

  /** The same without what is withheld, and may be heard again one day. */
  public static List<Passage> forGood(
      Recording recording, Optional<Broadcast> broadcast, List<Correction> corrections) {
    return forGood(recording.format().timeline().origin(), broadcast, corrections);
  }

  private static List<Passage> forGood(
      Instant origin, Optional<Broadcast> broadcast, List<Correction> corrections) {
    List<Passage> hidden = new ArrayList<>();
    broadcast.stream()
        .flatMap(each -> each.interruptions().stream())
        .filter(each -> each.kind() == Interruption.Kind.CLOSED_SESSION)
        .forEach(
            each ->
                hidden.add(
                    new Passage(
                        since(origin, each.from()),
                        each.slateUntil()
                            .map(end -> since(origin, end))
                            .orElse(MediaTime.of(Duration.ofDays(36_500))))));
    // What is to be taken away has captions that were written to it; later ones were written to
    // what is left.
    for (Correction each : corrections) {
      hidden.add(
          each.state() == Correction.State.DONE
              ? new Passage(each.from(), each.to())
              : around(each));
    }
    return hidden;
  }

  /** Holds for what is said in any part of these passages. */
  public static Predicate<Cue> saidIn(List<Passage> passages) {
    return cue ->
        passages.stream()
            .anyMatch(each -> each.touches(MediaTime.of(cue.start()), MediaTime.of(cue.end())));
  }

  /** What goes for good when a correction is carried out. */
  public static Passage around(Correction correction) {
    return around(correction.from(), correction.to());
  }

  private static Passage around(MediaTime from, MediaTime to) {
    return new Passage(from.minus(MARGIN), to.plus(MARGIN));
  }

  private static MediaTime since(Instant origin, Instant at) {
    return MediaTime.of(at).minus(MediaTime.of(origin));
  }
}
