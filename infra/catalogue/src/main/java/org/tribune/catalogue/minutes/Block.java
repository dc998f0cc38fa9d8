package org.tribune.catalogue.minutes;

import java.util.Optional;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.core.text.ValidationException;

/**
 * A piece of the minutes: a title, a sentence, a speech, a row of the table of members. Immutable.
 *
 * @param level 1 for the title of the whole, up to 6 for the lowest heading; 0 for what is none
 * @param item of the agenda that it belongs to; absent before the first and behind the last
 * @param moment that it speaks of; absent where there is no recording of it
 * @param speaker who speaks, asks or answers, or the member of a row; empty for nobody
 * @param text plain lines, without any markup
 */
public record Block(
    BlockId id,
    BlockKind kind,
    int level,
    Optional<ItemId> item,
    Optional<Moment> moment,
    String speaker,
    String text) {
  /** The lowest heading that documents know. */
  public static final int LOWEST_LEVEL = 6;

  /** Characters of a text. */
  public static final int LONGEST_TEXT = 20_000;

  private static final int LONGEST_SPEAKER = 250;

  public Block {
    speaker = BlockText.line(speaker, LONGEST_SPEAKER, "field.speaker");
    text = BlockText.lines(text, LONGEST_TEXT, "field.minutes-passage");
    if (kind.isHeading() ? level < 1 || level > LOWEST_LEVEL : level != 0) {
      throw ValidationException.contradiction("Block " + id + " (" + kind + ") of level " + level);
    }
  }

  /** A block that is no heading, has no speaker, and is of no moment. */
  public static Block of(BlockId id, BlockKind kind, Optional<ItemId> item, String text) {
    return new Block(id, kind, /* level= */ 0, item, Optional.empty(), /* speaker= */ "", text);
  }

  /** How many lines its text has; one if it is empty. */
  long paragraphs() {
    return 1 + text.chars().filter(each -> each == '\n').count();
  }

  /** This block with other words. */
  public Block saying(String newText) {
    return new Block(id, kind, level, item, moment, speaker, newText);
  }
}
