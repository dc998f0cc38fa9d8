package org.tribune.site.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.BlockKind;

class JoinedDraftTest {
  private static Block block(String id, String text) {
    return Block.of(new BlockId(id), BlockKind.PARAGRAPH, Optional.empty(), text);
  }

  /** Blocks by their ids, and their texts where that is another: {@code "a b=B"}. */
  private static List<Block> blocks(String of) {
    return Stream.of(of.split(" "))
        .filter(each -> !each.isEmpty())
        .map(each -> each.split("=", 2))
        .map(each -> block(each[0], each.length > 1 ? each[1] : each[0]))
        .toList();
  }

  private static String told(List<Block> blocks) {
    return blocks.stream()
        .map(
            each ->
                each.id().value().equals(each.text()) ? each.text() : each.id() + "=" + each.text())
        .collect(Collectors.joining(" "));
  }

  private static String joined(String written, String then, String now) {
    return told(JoinedDraft.of(blocks(written), blocks(then), blocks(now)).blocks());
  }

  @Test
  void of_whatNobodyEdited_isAsItIsComposedNow() {
    assertThat(joined("a b c", "a b c", "b=B c a x")).isEqualTo("b=B c a x");
  }

  @Test
  void of_whatSomebodyWrote_stays() {
    JoinedDraft draft = JoinedDraft.of(blocks("a=mine b c"), blocks("a b c"), blocks("a=A b=B c"));
    assertThat(told(draft.blocks())).isEqualTo("a=mine b=B c");
    assertThat(draft.kept()).containsExactly(entry(new BlockId("a"), "A"));
  }

  @Test
  void of_whatSomebodyWroteWhereNothingElseIsComposed_isNotTold() {
    assertThat(JoinedDraft.of(blocks("a=mine"), blocks("a"), blocks("a")).kept()).isEmpty();
    assertThat(JoinedDraft.of(blocks("a=A"), blocks("a"), blocks("a=A")).kept()).isEmpty();
  }

  @Test
  void of_whatSomebodyAdded_staysAfterWhatItFollowed() {
    assertThat(joined("a mine b c", "a b c", "a n b c")).isEqualTo("a mine n b c");
    assertThat(joined("mine a b", "a b", "x a b")).isEqualTo("mine x a b");
  }

  @Test
  void of_whatSomebodyTookAway_staysAway() {
    assertThat(joined("a c", "a b c", "a b=B c d")).isEqualTo("a c d");
  }

  @Test
  void of_whatIsComposedNoMore_goesUnlessSomebodyWroteInIt() {
    assertThat(joined("a b c=mine", "a b c", "a")).isEqualTo("a c=mine");
  }

  @Test
  void of_whatSomebodyMoved_isInTheirOrder() {
    assertThat(joined("c a b", "a b c", "a b n c")).isEqualTo("c a b n");
  }

  @Test
  void of_anything_losesNothingThatSomebodyWrote() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      List<Block> then = some(random, "composed");
      List<Block> now = some(random, "again");
      List<Block> written =
          Stream.concat(
                  then.stream()
                      .filter(_ -> random.nextInt(5) > 0)
                      .map(each -> random.nextInt(3) == 0 ? each.saying("mine") : each),
                  Stream.of(block("added-" + i, "mine")))
              .toList();
      List<Block> joined = JoinedDraft.of(written, then, now).blocks();
      assertThat(joined).doesNotHaveDuplicates();
      assertThat(joined)
          .containsAll(written.stream().filter(each -> each.text().equals("mine")).toList());
    }
  }

  private static List<Block> some(Random random, String text) {
    return Stream.of("a", "b", "c", "d", "e", "f")
        .filter(_ -> random.nextInt(4) > 0)
        .map(each -> block(each, random.nextBoolean() ? text : "same"))
        .toList();
  }
}
