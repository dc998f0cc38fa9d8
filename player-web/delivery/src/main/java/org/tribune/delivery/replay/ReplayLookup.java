package org.tribune.delivery.replay;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Video;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Withholding;
import org.tribune.delivery.client.FilmRights;

/**
 * What the catalogue has of a recording now, and who may watch it. Blocks; throws {@link
 * org.tribune.catalogue.CatalogueException} if the catalogue does not answer. Safe for all threads.
 */
final class ReplayLookup {
  private final Catalogue catalogue;
  private final Withholdings withholdings;
  private final ReplayLoader loader;

  ReplayLookup(Catalogue catalogue, Withholdings withholdings, ReplayLoader loader) {
    this.catalogue = catalogue;
    this.withholdings = withholdings;
    this.loader = loader;
  }

  /**
   * What there is.
   *
   * @param before what there was: what has not changed is not loaded again
   */
  FoundReplay look(BroadcastId id, FoundReplay before) {
    Optional<Recording> recording = catalogue.recording(id);
    if (recording.isEmpty()) {
      return new FoundReplay.Absent();
    }
    return switch (recording.get().state()) {
      case RECORDING -> new FoundReplay.Unfinished(unfinished(id));
      case DELETING -> new FoundReplay.Erased();
      case COMPLETE -> watchable(load(recording.get(), before), before);
      case HIDDEN ->
          new FoundReplay.Hidden(
              load(recording.get(), before), FilmRights.of(catalogue.reportOf(recording.get())));
    };
  }

  /**
   * A passage can be withheld while the catalogue is away: a copy from before is not used then.
   * Asks the log alone.
   */
  boolean isUsable(FoundReplay before) {
    return before
        .loaded()
        .map(Replay::index)
        .filter(
            index ->
                withholdings
                    .logged(index.recording().id(), index.corrections())
                    .map(index.withholdings()::equals)
                    .orElse(true))
        .isPresent();
  }

  /** True while something of it may not be seen: no picture of it is shown then. */
  boolean isContested(BroadcastId id) {
    List<Correction> corrections = catalogue.corrections(id);
    return corrections.stream().anyMatch(each -> each.state() != Correction.State.DONE)
        || !withholdings.open(id, corrections).isEmpty();
  }

  private List<Asset> unfinished(BroadcastId id) {
    return isContested(id) ? List.of() : catalogue.assets(id);
  }

  private FoundReplay.Watchable watchable(Replay replay, FoundReplay before) {
    Optional<Video> video = catalogue.reportOf(replay.index().recording());
    Optional<FilmSettings> shown =
        video
            .map(each -> each.settings().withoutCaptions())
            .filter(each -> !each.isWhole() || hasPictureLaidAside(replay, each));
    FilmRights rights = FilmRights.of(video);
    if (before instanceof FoundReplay.Watchable known
        && known.shown().equals(shown)
        && known.rights().equals(rights)
        && known.replay() == replay) {
      return known;
    }
    return new FoundReplay.Watchable(
        replay, shown.map(replay::within).orElse(replay), shown, rights);
  }

  private static boolean hasPictureLaidAside(Replay replay, FilmSettings settings) {
    return replay.index().assets().stream()
        .anyMatch(each -> FilmPictures.isLaidAside(each, settings));
  }

  private Replay load(Recording recording, FoundReplay before) {
    List<Correction> corrections = catalogue.corrections(recording.id());
    List<Withholding> withheld = withholdings.open(recording.id(), corrections);
    return before
        .loaded()
        .filter(known -> known.index().recording().equals(recording))
        .filter(known -> known.index().withholdings().equals(withheld))
        .orElseGet(() -> loader.load(recording, withheld));
  }
}
