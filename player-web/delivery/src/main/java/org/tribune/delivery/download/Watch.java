package org.tribune.delivery.download;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.Withholding;

/** What may be seen of a recording when a file of it is asked for, and whether it still is. */
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Catalogue catalogue;
  private final Withholdings withholdings;
  private final Recording recording;
  private final Supplier<Optional<RequestedPassage>> look;
  private final int corrections;
  private final List<Withholding> withheld;
  private final Optional<RequestedPassage> shown;

  /**
   * Takes down what may be seen now.
   *
   * @param withholdings what of it is withheld
   * @param look gives what the viewer may have of it, if that is not all
   */
  Watch(
      Catalogue catalogue,
      Withholdings withholdings,
      Recording recording,
      Supplier<Optional<RequestedPassage>> look) {
    this.catalogue = catalogue;
    this.withholdings = withholdings;
    this.recording = recording;
    this.look = look;
    this.corrections = catalogue.corrections(recording.id()).size();
    this.withheld = withholdings.all(recording.id());
    this.shown = look.get();
  }

  Optional<RequestedPassage> shown() {
    return shown;
  }

  /**
   * Asks the catalogue again.
   *
   * @throws IllegalStateException if it is not as it was: less of it may be for who asked
   */
  void require() {
    if (!isStill()) {
      throw new IllegalStateException(
          recording.id() + " was corrected, withheld, trimmed or withdrawn, or is being erased");
    }
  }

  private boolean isStill() {
    try {
      // First: it is known while the catalogue is away.
      return withholdings.all(recording.id()).equals(withheld)
          && catalogue.corrections(recording.id()).size() == corrections
          && catalogue
              .recording(recording.id())
              .filter(
                  now -> now.state() == recording.state() && now.revision() == recording.revision())
              .isPresent()
          && look.get().equals(shown);
    } catch (CatalogueException e) {
      // Nothing can be corrected while the catalogue is away.
      LOG.warn("A download goes on although the catalogue does not answer: {}", e.getMessage());
      return true;
    }
  }
}
