package org.tribune.site.minutes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openapitools.jackson.nullable.JsonNullable;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;

/**
 * Changes of minutes as clerks send them: what is left out stays as it is. What does not fit is a
 * {@code ValidationException}.
 */
final class MinutesRequests {
  private MinutesRequests() {}

  /**
   * Passages that are new or changed.
   *
   * @param order of all that stay; those that are not in it go. Left out: all stay, and new ones
   *     are the last
   */
  record ChangeRequest(@Lenient List<BlockRequest> blocks, Optional<List<BlockId>> order) {
    List<Block> apply(List<Block> before) {
      Map<BlockId, Block> all = new LinkedHashMap<>();
      before.forEach(each -> all.put(each.id(), each));
      for (BlockRequest each : blocks) {
        all.put(each.id(), each.apply(Optional.ofNullable(all.get(each.id()))));
      }
      if (order.isEmpty()) {
        return List.copyOf(all.values());
      }
      List<Block> ordered = new ArrayList<>();
      for (BlockId each : order.get()) {
        ordered.add(
            Optional.ofNullable(all.get(each))
                .orElseThrow(() -> ProblemException.badRequest("minutes.unknown-passage")));
      }
      return ordered;
    }
  }

  /** A passage. */
  record BlockRequest(
      BlockId id,
      Optional<BlockKind> kind,
      Optional<Integer> level,
      @Lenient JsonNullable<ItemId> item,
      JsonNullable<MomentRequest> moment,
      Optional<String> speaker,
      Optional<String> text) {
    private static final int USUAL_LEVEL = 2;

    private Block apply(Optional<Block> before) {
      BlockKind changed = kind.or(() -> before.map(Block::kind)).orElse(BlockKind.PARAGRAPH);
      int heading =
          level.or(() -> before.map(Block::level)).filter(each -> each > 0).orElse(USUAL_LEVEL);
      return new Block(
          id,
          changed,
          changed.isHeading() ? Math.min(heading, Block.LOWEST_LEVEL) : 0,
          RequestBody.after(item, before.flatMap(Block::item)),
          moment.isPresent()
              ? Optional.ofNullable(moment.get()).map(MomentRequest::moment)
              : before.flatMap(Block::moment),
          speaker.or(() -> before.map(Block::speaker)).orElse(""),
          text.or(() -> before.map(Block::text)).orElse(""));
    }
  }

  /** When something was said. */
  record MomentRequest(BroadcastId broadcast, Instant at) {
    private Moment moment() {
      return new Moment(Objects.requireNonNull(broadcast), Objects.requireNonNull(at));
    }
  }

  /**
   * That minutes are adopted.
   *
   * @param at the sitting that adopted them
   */
  record AdoptionRequest(SittingId at) {}
}
