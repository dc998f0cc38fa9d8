package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesBook;
import org.tribune.catalogue.minutes.MinutesRevision;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.BroadcastId;

/** What the {@link MinutesBook} of every {@link Catalogue} must do. */
public abstract class MinutesContract extends OpenedCatalogue {
  private static final SittingId ID = new SittingId("20261125-conseil-k3v9");
  private static final SittingId NEXT = new SittingId("20261216-conseil-t7rm");
  private static final Instant NIGHT = Instant.parse("2026-11-25T22:10:00.123456Z");
  private static final String ANNE = "Anne";
  private static final String BEN = "Ben";

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private MinutesBook book;

  @BeforeEach
  final void openBook() {
    book = catalogue.minutes();
  }

  private static Block paragraph(String id, String text) {
    return Block.of(new BlockId(id), BlockKind.PARAGRAPH, Optional.empty(), text);
  }

  private static Minutes draft() {
    Block vote =
        new Block(
            new BlockId("vote-k3v9q2xw"),
            BlockKind.VOTE,
            /* level= */ 0,
            Optional.of(new ItemId("k3v9q2xw")),
            Optional.of(new Moment(new BroadcastId("b1"), NIGHT)),
            "Mme Claire MARTIN",
            "Adopté à l’unanimité.");
    return Minutes.draft(ID, "fr", List.of(vote, paragraph("p", "Un point.")), NIGHT, ANNE);
  }

  /** What is there, with other words, written so long after it was composed. */
  private Minutes saying(String text, Duration later, String who) {
    Minutes now = book.find(ID).orElseThrow();
    return now.with(List.of(now.blocks().getFirst(), paragraph("p", text)))
        .changed(NIGHT.plus(later), who);
  }

  private void write(String text, Duration later, String who) {
    assertThat(book.replace(saying(text, later, who))).isPresent();
  }

  private static Minutes adopted(Minutes draft) {
    return draft.adopted(new Adoption(NEXT, LocalDate.of(2026, 12, 16), NIGHT, ANNE));
  }

  @Test
  void everything_ofNoMinutes_isAbsent() {
    assertThat(book.find(ID)).isEmpty();
    assertThat(book.replace(draft())).isEmpty();
    assertThat(book.recompose(draft(), List.of())).isEmpty();
    assertThat(book.composed(ID)).isEmpty();
    assertThat(book.revisions(ID)).isEmpty();
    assertThat(book.revision(ID, /* number= */ 1)).isEmpty();
    assertThat(book.published()).isEmpty();
    assertThat(book.publishedAt(ID)).isEmpty();
    book.forget(ID);
  }

  @Test
  void create_aDraft_isReadBackAsItIs() {
    Minutes draft = draft().at(7);
    assertThat(book.create(draft)).isTrue();
    assertThat(book.find(ID)).contains(draft);
    assertThat(book.composed(ID)).isEqualTo(draft.blocks());
    assertThat(book.revisions(ID))
        .containsExactly(
            new MinutesRevision.About(/* number= */ 1, NIGHT, NIGHT, ANNE, /* isComposed= */ true));
    assertThat(book.revision(ID, /* number= */ 1).orElseThrow().blocks()).isEqualTo(draft.blocks());
  }

  @Test
  void create_whereMinutesAre_leavesThem() {
    assertThat(book.create(draft())).isTrue();
    assertThat(book.create(draft().with(List.of()))).isFalse();
    assertThat(book.find(ID)).contains(draft());
    assertThat(book.revisions(ID)).hasSize(1);
  }

  @Test
  void replace_byTwo_writesTheFirstAlone() {
    assertThat(book.create(draft())).isTrue();
    Minutes mine = saying("A", Duration.ofMinutes(1), ANNE);
    Minutes theirs = saying("B", Duration.ofMinutes(1), BEN);
    assertThat(book.replace(mine)).contains(mine.at(1));
    assertThat(book.replace(theirs)).isEmpty();
    assertThat(book.find(ID)).contains(mine.at(1));
  }

  @Test
  void replace_byManyAtOnce_letsOneThrough() {
    assertThat(book.create(draft())).isTrue();
    // All of them first: each on what was composed.
    List<Minutes> changed =
        IntStream.range(0, 6)
            .mapToObj(each -> saying("Texte " + each, Duration.ofMinutes(1), "P" + each))
            .toList();
    List<CompletableFuture<Optional<Minutes>>> all =
        changed.stream()
            .map(each -> CompletableFuture.supplyAsync(() -> book.replace(each)))
            .toList();
    assertThat(all.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
    assertThat(book.find(ID).orElseThrow().version()).isEqualTo(1);
    assertThat(book.revisions(ID)).hasSize(2);
  }

  @Test
  void replace_whileOneTypes_keepsOneRevisionInTenMinutes() {
    assertThat(book.create(draft())).isTrue();
    write("Un point d", Duration.ofMinutes(1), ANNE);
    write("Un point de plus.", Duration.ofMinutes(2), ANNE);
    write("Un point de plus encore.", Duration.ofMinutes(12), ANNE);
    assertThat(book.revisions(ID))
        .extracting(MinutesRevision.About::number)
        .containsExactly(3L, 2L, 1L);
    assertThat(book.revision(ID, /* number= */ 2).orElseThrow())
        .isEqualTo(
            new MinutesRevision(
                new MinutesRevision.About(
                    /* number= */ 2,
                    NIGHT.plus(Duration.ofMinutes(1)),
                    NIGHT.plus(Duration.ofMinutes(2)),
                    ANNE,
                    /* isComposed= */ false),
                saying("Un point de plus.", Duration.ZERO, ANNE).blocks()));
  }

  @Test
  void replace_byAnother_keepsWhatWasThere() {
    assertThat(book.create(draft())).isTrue();
    write("Un point A.", Duration.ofMinutes(1), ANNE);
    write("Un point B.", Duration.ofMinutes(3), BEN);
    assertThat(book.revisions(ID))
        .extracting(MinutesRevision.About::who)
        .containsExactly(BEN, ANNE, ANNE);
    // Who types at the same time: hundreds of revisions would say nothing.
    write("Un point C.", Duration.ofSeconds(190), ANNE);
    write("Un point D.", Duration.ofSeconds(200), BEN);
    assertThat(book.revisions(ID))
        .extracting(MinutesRevision.About::who)
        .containsExactly("Ben, Anne", ANNE, ANNE);
  }

  @Test
  void replace_whereMuchIsLost_keepsWhatWasThere() {
    assertThat(book.create(draft())).isTrue();
    String speech = "Un long discours sur le budget. ".repeat(9);
    write(speech, Duration.ofMinutes(1), ANNE);
    write("", Duration.ofMinutes(2), ANNE);
    assertThat(book.revisions(ID)).hasSize(3);
    assertThat(book.revision(ID, /* number= */ 2).orElseThrow().blocks().getLast().text())
        .isEqualTo(speech.strip());
  }

  @Test
  void replace_bySomethingThatSaysTheSame_keepsNoRevision() {
    assertThat(book.create(draft())).isTrue();
    write("Un point.", Duration.ofHours(1), BEN);
    assertThat(book.revisions(ID)).hasSize(1);
  }

  @Test
  void revisions_ofWeeksOfTyping_areBoundedButForWhatWasComposed() {
    assertThat(book.create(draft())).isTrue();
    for (int i = 1; i <= MinutesRevision.MOST + 5; i++) {
      write("Texte " + i, Duration.ofMinutes(11L * i), ANNE);
    }
    List<MinutesRevision.About> kept = book.revisions(ID);
    assertThat(kept).hasSize(MinutesRevision.MOST + 1);
    assertThat(kept.getLast().isComposed()).isTrue();
    assertThat(kept.getFirst().number()).isEqualTo(MinutesRevision.MOST + 6);
  }

  @Test
  void recompose_keepsWhatWasComposedAndWhatCameOfIt() {
    assertThat(book.create(draft())).isTrue();
    write("De ma main.", Duration.ofMinutes(1), ANNE);
    List<Block> composed = List.of(paragraph("new", "Nouveau."), paragraph("p", "Un point."));
    Minutes joined =
        book.find(ID)
            .orElseThrow()
            .with(List.of(paragraph("new", "Nouveau."), paragraph("p", "De ma main.")))
            .changed(NIGHT.plus(Duration.ofHours(1)), BEN);
    assertThat(book.recompose(joined, composed)).contains(joined.at(2));
    assertThat(book.composed(ID)).isEqualTo(composed);
    assertThat(book.revisions(ID))
        .extracting(MinutesRevision.About::isComposed)
        .containsExactly(false, true, false, true);
    assertThat(book.revision(ID, /* number= */ 4).orElseThrow().blocks())
        .isEqualTo(joined.blocks());
  }

  @Test
  void replace_byAdoptedMinutes_endsAllThatTheyWereBefore() {
    assertThat(book.create(draft())).isTrue();
    write("Définitif.", Duration.ofMinutes(1), ANNE);
    Minutes draft = book.find(ID).orElseThrow();
    Minutes adopted = adopted(draft);
    assertThat(book.replace(adopted)).contains(adopted.at(2));
    assertThat(book.revisions(ID)).isEmpty();
    assertThat(book.composed(ID)).isEmpty();
    assertThat(book.published()).containsExactly(entry(ID, NIGHT));
    assertThat(book.publishedAt(ID)).contains(NIGHT);
    // Whoever still has the draft open changes nothing.
    assertThat(book.replace(draft.at(2).changed(NIGHT, BEN))).isEmpty();
    assertThat(book.recompose(draft.at(2), List.of())).isEmpty();
    assertThat(book.find(ID)).contains(adopted.at(2));
  }

  @Test
  void forget_leavesNothing() {
    assertThat(book.create(draft())).isTrue();
    write("Un point B.", Duration.ofMinutes(1), ANNE);
    book.forget(ID);
    assertThat(book.find(ID)).isEmpty();
    assertThat(book.revisions(ID)).isEmpty();
  }

  @Test
  void restore_asABackupHasThem_isAsItWas() {
    Minutes adopted = adopted(draft()).at(9);
    book.restore(adopted);
    book.restore(draft());
    assertThat(book.find(ID)).contains(adopted);
    assertThat(book.revisions(ID)).isEmpty();
    MinutesRevision revision = MinutesRevision.composed(/* number= */ 4, draft().blocks(), draft());
    book.keep(ID, revision);
    book.keep(ID, revision);
    assertThat(book.revisions(ID)).containsExactly(revision.about());
    assertThat(book.revision(ID, /* number= */ 4)).contains(revision);
  }
}
