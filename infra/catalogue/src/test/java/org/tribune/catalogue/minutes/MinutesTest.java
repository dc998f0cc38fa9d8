package org.tribune.catalogue.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.text.ValidationException;

final class MinutesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T21:42:00Z");
  private static final Adoption ADOPTION =
      new Adoption(new SittingId("s2"), LocalDate.of(2026, 12, 17), NOW, "Mme Claire MARTIN");

  private static Block block(String id, BlockKind kind, String text) {
    return Block.of(new BlockId(id), kind, Optional.empty(), text);
  }

  private static Minutes minutes(Block... blocks) {
    return Minutes.draft(new SittingId("s1"), "fr", List.of(blocks), NOW, "clerk");
  }

  @Test
  void constructor_transcript_isNotKept() {
    Minutes minutes =
        minutes(
            block("heard-1", BlockKind.TRANSCRIPT, "euh donc voilà"),
            block("one", BlockKind.PARAGRAPH, "Le débat s’engage."));
    assertThat(minutes.blocks()).extracting(Block::text).containsExactly("Le débat s’engage.");
  }

  @Test
  void with_adopted_isRefused() {
    Minutes adopted = minutes(block("one", BlockKind.PARAGRAPH, "Un")).adopted(ADOPTION);
    assertThatThrownBy(() -> adopted.with(List.of()))
        .isInstanceOfSatisfying(
            ValidationException.class,
            refused -> assertThat(refused.code()).isEqualTo("minutes.adopted"));
    assertThatThrownBy(() -> adopted.adopted(ADOPTION)).isInstanceOf(ValidationException.class);
  }

  @Test
  void constructor_sameBlockTwice_isRefused() {
    Block block = block("one", BlockKind.PARAGRAPH, "Un");
    assertThatThrownBy(() -> minutes(block, block)).hasMessageContaining("one is there twice");
  }

  @Test
  void json_writtenAndRead_isTheSame() {
    Block heading =
        new Block(
            new BlockId("item-budget"),
            BlockKind.ITEM,
            /* level= */ 2,
            Optional.of(new ItemId("budget")),
            Optional.of(new Moment(new BroadcastId("b1"), NOW)),
            /* speaker= */ "",
            "I.1 Budget primitif");
    Minutes minutes =
        minutes(heading, block("one", BlockKind.PARAGRAPH, "31\u00A0voix")).adopted(ADOPTION).at(7);
    JsonCodec<Minutes> codec = new JsonCodec<>(Minutes.class);
    assertThat(codec.decode(codec.encode(minutes))).isEqualTo(minutes);
  }

  @Test
  void block_noBreakSpaces_stay() {
    assertThat(
            block("one", BlockKind.VOTE, "  par  31\u00A0voix\u202F!\u00A0\n\n\n\nFin\u0007 ")
                .text())
        .isEqualTo("par 31\u00A0voix\u202F!\n\nFin");
  }

  @Test
  void constructor_tooManyParagraphs_isRefusedInWords() {
    Block block = block("one", BlockKind.PARAGRAPH, "a\n".repeat(9_000));
    Block other = block("two", BlockKind.PARAGRAPH, "a\n".repeat(9_000));
    assertThat(minutes(block).blocks()).hasSize(1);
    assertThatThrownBy(() -> minutes(block, other))
        .isInstanceOfSatisfying(
            ValidationException.class,
            refused -> assertThat(refused.code()).isEqualTo("minutes.too-many-paragraphs"));
  }

  @Test
  void block_tooLong_isRefusedByItsName() {
    String text = "a".repeat(Block.LONGEST_TEXT + 1);
    assertThatThrownBy(() -> block("one", BlockKind.PARAGRAPH, text))
        .hasMessageContaining("20001")
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void block_levelOfWhatIsNoHeading_isRefused() {
    assertThatThrownBy(
            () ->
                new Block(
                    new BlockId("one"),
                    BlockKind.VOTE,
                    /* level= */ 2,
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    "Adopté"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
