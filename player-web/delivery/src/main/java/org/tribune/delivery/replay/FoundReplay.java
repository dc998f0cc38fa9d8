package org.tribune.delivery.replay;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.delivery.client.FilmRights;

/** What there is of a recording. */
sealed interface FoundReplay {
  /** What was loaded of it, whoever may watch it. */
  default Optional<Replay> loaded() {
    return switch (this) {
      case Watchable watchable -> Optional.of(watchable.replay());
      case Hidden hidden -> Optional.of(hidden.replay());
      case Absent absent -> Optional.empty();
      case Unfinished unfinished -> Optional.empty();
      case Erased erased -> Optional.empty();
      case Failed failed -> Optional.empty();
    };
  }

  /** About how much memory it takes, in bytes. */
  default long weight() {
    long open =
        this instanceof Watchable watchable && !watchable.isWhole() ? watchable.open().weight() : 0;
    return open + loaded().map(Replay::weight).orElse(0L);
  }

  /**
   * It can be watched.
   *
   * @param replay all of it
   * @param open what the public may see of it: all, or what its report shows
   * @param shown how its report shows it, if that is not all
   * @param rights of the staff to all of it
   */
  record Watchable(Replay replay, Replay open, Optional<FilmSettings> shown, FilmRights rights)
      implements FoundReplay {
    boolean isWhole() {
      return shown.isEmpty();
    }
  }

  /** Only some of the staff may watch it. */
  record Hidden(Replay replay, FilmRights rights) implements FoundReplay {}

  /** There is none. */
  record Absent() implements FoundReplay {}

  /**
   * It is still being recorded: there is nothing to watch, but there may be pictures.
   *
   * @param assets which may be shown
   */
  record Unfinished(List<Asset> assets) implements FoundReplay {}

  /** It is being erased. */
  record Erased() implements FoundReplay {}

  /** The catalogue does not answer. */
  record Failed() implements FoundReplay {}
}
