package org.tribune.site.search.index;

import java.util.List;
import java.util.Map;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;

/**
 * Hears of each sitting as it is put into the index, and says by which words its items are found
 * beside those of the agenda. Called by one thread at a time, which may block.
 */
public interface Decided {
  /** Nothing was decided. */
  Decided NOTHING =
      new Decided() {
        @Override
        public Map<ItemId, List<String>> of(Sitting sitting) {
          return Map.of();
        }

        @Override
        public void removed(SittingId id) {}
      };

  /** What everybody may read of decisions, by item: their numbers, and motions about them. */
  Map<ItemId, List<String>> of(Sitting sitting);

  /** A sitting is no more. */
  void removed(SittingId id);
}
