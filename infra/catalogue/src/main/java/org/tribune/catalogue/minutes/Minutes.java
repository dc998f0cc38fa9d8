package org.tribune.catalogue.minutes;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.text.Messages;
import org.tribune.core.text.ValidationException;

/**
 * The minutes of a sitting: read and written as one. Immutable.
 *
 * @param language that they are written in: {@code fr} or {@code en}
 * @param blocks in order. What was heard of a speech ({@link BlockKind#TRANSCRIPT}) is left out: it
 *     is kept where captions are, so that what a correction or a closed session takes away there is
 *     nowhere else
 * @param adoption present just where the state is {@link MinutesState#ADOPTED}
 * @param changedAt when they were last written
 * @param changedBy who wrote them, for the other who writes at the same time
 * @param version one more for each change; a change names the version that it was made on
 */
public record Minutes(
    SittingId sitting,
    String language,
    List<Block> blocks,
    MinutesState state,
    Optional<Adoption> adoption,
    Instant changedAt,
    String changedBy,
    long version) {
  /** A page has some forty; each is kept in memory while a PDF is made. */
  private static final int MOST_PARAGRAPHS = 10_000;

  /** Characters of all texts: some 500 pages. */
  private static final int LONGEST = 1_500_000;

  public Minutes {
    blocks = blocks.stream().filter(each -> each.kind() != BlockKind.TRANSCRIPT).toList();
    if (!Messages.LANGUAGES.contains(language)) {
      throw ValidationException.contradiction("Minutes are not written in '" + language + "'");
    }
    if (adoption.isPresent() != (state == MinutesState.ADOPTED)) {
      throw ValidationException.contradiction("Just adopted minutes have an adoption: " + sitting);
    }
    if (blocks.stream().mapToLong(Block::paragraphs).sum() > MOST_PARAGRAPHS) {
      throw new ValidationException("minutes.too-many-paragraphs", MOST_PARAGRAPHS);
    }
    if (blocks.stream().mapToLong(each -> each.text().length()).sum() > LONGEST) {
      throw new ValidationException("minutes.too-long", LONGEST);
    }
    Set<BlockId> known = new HashSet<>();
    for (Block each : blocks) {
      if (!known.add(each.id())) {
        throw ValidationException.contradiction("Block " + each.id() + " is there twice");
      }
    }
  }

  /** Minutes that begin to be written. */
  public static Minutes draft(
      SittingId sitting, String language, List<Block> blocks, Instant now, String who) {
    return new Minutes(
        sitting,
        language,
        blocks,
        MinutesState.DRAFT,
        /* adoption= */ Optional.empty(),
        now,
        who,
        /* version= */ 0);
  }

  /**
   * These minutes with other blocks.
   *
   * @throws ValidationException if they are adopted
   */
  public Minutes with(List<Block> next) {
    requireDraft();
    return new Minutes(sitting, language, next, state, adoption, changedAt, changedBy, version);
  }

  /**
   * These minutes, as a sitting has adopted them.
   *
   * @throws ValidationException if they are adopted already
   */
  public Minutes adopted(Adoption by) {
    requireDraft();
    return new Minutes(
        sitting,
        language,
        blocks,
        MinutesState.ADOPTED,
        Optional.of(by),
        changedAt,
        changedBy,
        version);
  }

  private void requireDraft() {
    if (state != MinutesState.DRAFT) {
      throw new ValidationException("minutes.adopted");
    }
  }

  /** These minutes, written by {@code who}. */
  public Minutes changed(Instant now, String who) {
    return new Minutes(sitting, language, blocks, state, adoption, now, who, version);
  }

  /** These minutes under another version; for the catalogue alone. */
  public Minutes at(long newVersion) {
    return new Minutes(
        sitting, language, blocks, state, adoption, changedAt, changedBy, newVersion);
  }

  /** The title; empty if the clerk took it away. */
  public String title() {
    return blocks.stream()
        .filter(each -> each.kind() == BlockKind.TITLE)
        .map(Block::text)
        .findFirst()
        .orElse("");
  }
}
