package org.tribune.delivery.origin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.broadcast.BroadcastId;

/**
 * Asks the catalogue for the segments of a broadcast that is on air, on a thread of the archive's.
 * Safe for all threads.
 */
final class RecordedBeginning {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedBeginning.class);

  private final BroadcastId broadcast;
  private final Catalogue catalogue;
  private final Archive archive;

  RecordedBeginning(BroadcastId broadcast, Catalogue catalogue, Archive archive) {
    this.broadcast = broadcast;
    this.catalogue = catalogue;
    this.archive = archive;
  }

  /**
   * Gives {@code answer} the segments of each rendition, by number, on another thread; nothing if
   * the catalogue does not answer.
   */
  void ask(List<String> renditions, Consumer<Optional<Map<String, List<RecordedSegment>>>> answer) {
    archive.run(() -> answer.accept(find(renditions)));
  }

  private Optional<Map<String, List<RecordedSegment>>> find(List<String> renditions) {
    try {
      Map<String, List<RecordedSegment>> found = new LinkedHashMap<>();
      for (String rendition : renditions) {
        found.put(rendition, catalogue.segments(broadcast, rendition));
      }
      return Optional.of(found);
    } catch (CatalogueException e) {
      LOG.warn(
          "Broadcast {} can't be rewound to its beginning, the catalogue does not answer: {}",
          broadcast,
          e.getMessage());
      return Optional.empty();
    }
  }
}
