package org.tribune.site.minutes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;

/**
 * A draft that was composed again, joined with what somebody wrote since the last time. What is as
 * it was composed then becomes what is composed now; what somebody changed, moved or took away
 * stays so. Immutable.
 *
 * @param kept of passages that stay as somebody wrote them, what would stand there now
 */
record JoinedDraft(List<Block> blocks, Map<BlockId, String> kept) {
  /**
   * The draft.
   *
   * @param written as it is now
   * @param then what was composed the last time
   * @param now what is composed this time
   */
  static JoinedDraft of(List<Block> written, List<Block> then, List<Block> now) {
    Map<BlockId, Block> was = byId(then);
    Map<BlockId, Block> is = byId(now);
    Map<BlockId, Block> here = byId(written);
    Map<BlockId, Block> joined = new LinkedHashMap<>();
    Map<BlockId, String> kept = new LinkedHashMap<>();
    for (Block each : written) {
      @Nullable Block old = was.get(each.id());
      @Nullable Block next = is.get(each.id());
      boolean isWritten = !each.equals(old);
      if (isWritten) {
        joined.put(each.id(), each);
        if (next != null && !next.equals(old) && !next.text().equals(each.text())) {
          kept.put(each.id(), next.text());
        }
      } else if (next != null) {
        joined.put(each.id(), next);
      }
    }
    for (Block each : now) {
      // What was there then, and is not here, somebody took away.
      if (!here.containsKey(each.id()) && !was.containsKey(each.id())) {
        joined.put(each.id(), each);
      }
    }
    boolean isMoved = !common(written, was.keySet()).equals(common(then, here.keySet()));
    List<BlockId> order = isMoved ? order(written, now, joined) : order(now, written, joined);
    return new JoinedDraft(order.stream().map(joined::get).toList(), kept);
  }

  private static Map<BlockId, Block> byId(List<Block> blocks) {
    Map<BlockId, Block> all = new LinkedHashMap<>();
    blocks.forEach(each -> all.put(each.id(), each));
    return all;
  }

  private static List<BlockId> common(List<Block> blocks, Set<BlockId> others) {
    return blocks.stream().map(Block::id).filter(others::contains).toList();
  }

  /** In the order of the first; what only the second has comes after what is before it there. */
  private static List<BlockId> order(
      List<Block> first, List<Block> second, Map<BlockId, Block> joined) {
    List<BlockId> order = new ArrayList<>(common(first, joined.keySet()));
    Set<BlockId> placed = new HashSet<>(order);
    int behind = 0;
    for (Block each : second) {
      if (placed.contains(each.id())) {
        behind = order.indexOf(each.id()) + 1;
      } else if (joined.containsKey(each.id())) {
        order.add(behind, each.id());
        placed.add(each.id());
        behind++;
      }
    }
    return order;
  }
}
