package org.tribune.catalogue.minutes.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.sitting.ItemId;

/**
 * Blocks that are being written, each with an id by what it says. What is longer than a block may
 * be becomes several. Owned by one thread.
 */
final class BlockList {
  private static final int LONGEST_ID = 60;
  private static final int LONGEST_SPEAKER = 240;
  private static final int LONGEST_TEXT = Block.LONGEST_TEXT - 100;

  private final List<Block> blocks = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private Optional<ItemId> item = Optional.empty();

  /** From now on blocks are of this item, or of none. */
  void about(Optional<ItemId> next) {
    item = next;
  }

  void heading(String id, BlockKind kind, int level, String text, Optional<Moment> moment) {
    int fit = Math.clamp(level, 1, Block.LOWEST_LEVEL);
    blocks.add(new Block(id(id), kind, fit, item, moment, /* speaker= */ "", text));
  }

  void heading(String id, int level, String text) {
    heading(id, BlockKind.HEADING, level, text, Optional.empty());
  }

  /** Something that the law asks for, with its label; nothing if nothing is known. */
  void fact(String id, String label, String text) {
    add(id, BlockKind.FACT, Optional.empty(), label, text);
  }

  void add(String id, BlockKind kind, String text) {
    add(id, kind, Optional.empty(), /* speaker= */ "", text);
  }

  void add(String id, BlockKind kind, Optional<Moment> moment, String speaker, String text) {
    String rest = text.strip();
    while (!rest.isEmpty()) {
      int end = end(rest);
      blocks.add(
          new Block(
              id(id), kind, 0, item, moment, bounded(speaker), rest.substring(0, end).strip()));
      rest = rest.substring(end).strip();
    }
  }

  private static int end(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text.length();
    }
    int line = text.lastIndexOf('\n', LONGEST_TEXT);
    int space = text.lastIndexOf(' ', LONGEST_TEXT);
    int end = line > 0 ? line : space > 0 ? space : LONGEST_TEXT;
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private static String bounded(String speaker) {
    return speaker.codePointCount(0, speaker.length()) <= LONGEST_SPEAKER
        ? speaker
        : speaker.substring(0, speaker.offsetByCodePoints(0, LONGEST_SPEAKER)) + "…";
  }

  /** The same for the same thing each time; a second one of that name has its number behind it. */
  private BlockId id(String wanted) {
    String plain = wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    String name = plain.substring(0, Math.min(LONGEST_ID - 4, plain.length()));
    String free = name;
    for (int n = 2; !known.add(free); n++) {
      free = name + "-" + n;
    }
    return new BlockId(free);
  }

  List<Block> blocks() {
    return List.copyOf(blocks);
  }
}
