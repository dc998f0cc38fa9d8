package org.tribune.site.minutes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;
import org.tribune.site.page.SpokenTime;
import org.tribune.site.sitting.SittingPage;

/**
 * The page of adopted minutes as the server writes it: no script draws it.
 *
 * @param parts of the text, in order
 * @param watch where passages can be watched again
 */
record MinutesPage(
    Sitting sitting,
    Minutes minutes,
    List<Part> parts,
    Map<BlockId, Watch> watch,
    PageFrame frame) {
  private static final long SECONDS = 60;

  /**
   * Blocks that are one thing on the page: the rows of a table, or a single one.
   *
   * @param kind of them all
   */
  record Part(BlockKind kind, List<Block> blocks) {
    Block block() {
      return blocks.getFirst();
    }
  }

  /** Where a passage is watched. */
  record Watch(String address, long second) {
    /** Such as 1:02:03, as a player has it. */
    String clock() {
      return "%d:%02d:%02d"
          .formatted(second / (SECONDS * SECONDS), second / SECONDS % SECONDS, second % SECONDS);
    }
  }

  static MinutesPage of(Sitting sitting, Minutes minutes, MinutesPlaces places, PageFrame frame) {
    Map<BlockId, Watch> watch = new HashMap<>();
    for (Block each : minutes.blocks()) {
      each.moment()
          .flatMap(places::second)
          .ifPresent(
              second ->
                  watch.put(each.id(), new Watch(places.address(each).orElseThrow(), second)));
    }
    return new MinutesPage(sitting, minutes, parts(minutes.blocks()), watch, frame);
  }

  private static List<Part> parts(List<Block> blocks) {
    List<Part> parts = new ArrayList<>();
    List<Block> rows = new ArrayList<>();
    for (Block each : blocks) {
      if (each.kind() == BlockKind.MEMBER) {
        rows.add(each);
        continue;
      }
      endTable(rows, parts);
      if (each.kind() != BlockKind.TITLE) {
        parts.add(new Part(each.kind(), List.of(each)));
      }
    }
    endTable(rows, parts);
    return parts;
  }

  private static void endTable(List<Block> rows, List<Part> parts) {
    if (!rows.isEmpty()) {
      parts.add(new Part(BlockKind.MEMBER, List.copyOf(rows)));
      rows.clear();
    }
  }

  ServerRenderedPage page() {
    PageFrame.Told told = PageFrame.Told.website(title(), adopted(), address());
    return frame.whole(
        address(),
        title(),
        frame.head(told),
        (out, none) -> JteminutesGenerated.render(out, none, this));
  }

  String address() {
    return "/sittings/" + sitting.id() + "/minutes";
  }

  String title() {
    return minutes.title().isEmpty()
        ? frame.text("page.minutes.of", sittingTitle())
        : minutes.title();
  }

  String sittingTitle() {
    return SittingPage.title(sitting.facts().body(), sitting.facts().title());
  }

  /** On which day they were adopted, and since when they are there. */
  String adopted() {
    Adoption adoption = minutes.adoption().orElseThrow();
    SpokenTime spoken = new SpokenTime(frame.language());
    return frame.text(
        "page.minutes.adopted",
        spoken.day(adoption.day()),
        spoken.day(adoption.publishedAt().atZone(sitting.facts().zone()).toLocalDate()));
  }

  /** The address of a file of them. */
  String file(String ending) {
    return "/api/v1/sittings/" + sitting.id() + "/minutes/files/minutes." + ending;
  }

  /** The items of the agenda, for whoever looks for one. */
  List<Block> items() {
    return minutes.blocks().stream().filter(each -> each.kind() == BlockKind.ITEM).toList();
  }

  Optional<Watch> watch(Block block) {
    return Optional.ofNullable(watch.get(block.id()));
  }

  /** The lines of a text. */
  static List<String> lines(Block block) {
    return block.text().lines().filter(each -> !each.isBlank()).toList();
  }
}
