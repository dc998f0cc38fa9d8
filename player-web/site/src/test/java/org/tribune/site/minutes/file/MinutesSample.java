package org.tribune.site.minutes.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockId;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.sitting.SittingId;

/** Minutes with something of each kind, and what is hard to write. */
final class MinutesSample {
  private static final Instant NOW = Instant.parse("2026-11-25T21:42:00Z");

  private final List<Block> blocks = new ArrayList<>();

  private MinutesSample() {}

  static Minutes draft(String language) {
    return new MinutesSample().all(language);
  }

  static Minutes adopted() {
    return draft("fr")
        .adopted(new Adoption(new SittingId("s2"), LocalDate.of(2026, 12, 17), NOW, "Mme MARTIN"));
  }

  /** The draft with other blocks. */
  static Minutes of(List<Block> blocks) {
    return Minutes.draft(new SittingId("s1"), "fr", blocks, NOW, "clerk");
  }

  private Minutes all(String language) {
    heading(BlockKind.TITLE, 1, "Conseil : procès-verbal <2027> & \"suite\"");
    add(BlockKind.FACT, "Date", "mercredi 25 novembre 2026");
    heading(BlockKind.HEADING, 2, "Membres");
    for (int i = 0; i < 50; i++) {
      String presence = i == 7 ? "Présente, puis " + "partie à 19 h 07, ".repeat(400) : "Présente";
      add(BlockKind.MEMBER, "Mme Nom" + i, presence + "\n" + (i % 2 == 0 ? "Vice-présidente" : ""));
    }
    heading(BlockKind.HEADING, 2, "Ordre du jour");
    add(BlockKind.LIST, "", "1 Budget\n2 Voirie");
    heading(BlockKind.ITEM, 2, "1 Budget");
    // A level that is left out, as a clerk may leave it.
    heading(BlockKind.ITEM, 4, "1.1.1 Annexe");
    add(BlockKind.SUMMARY, "", "Premier paragraphe.\n\nDeuxième : « fin ».");
    add(BlockKind.PARAGRAPH, "", "Un mot " + "long".repeat(900) + " et 日本 😀 \u202F!");
    add(BlockKind.SPEECH, "Mme Petit", "prend la parole.");
    add(BlockKind.SPEECH, "M. Roux", "Je réponds.");
    add(BlockKind.QUESTION, "Question du public", "Quand ?");
    add(BlockKind.ANSWER, "Le maire", "En mars.");
    add(BlockKind.EVENT, "", "La séance est suspendue.");
    add(BlockKind.VOTE, "", "Adopté à l’unanimité.");
    heading(BlockKind.ITEM, 2, "2 Voirie");
    add(BlockKind.SIGNATURE, "", "La présidente\nLe secrétaire");
    return Minutes.draft(new SittingId("s1"), language, blocks, NOW, "clerk");
  }

  private void heading(BlockKind kind, int level, String text) {
    blocks.add(
        new Block(id(), kind, level, Optional.empty(), Optional.empty(), /* speaker= */ "", text));
  }

  private void add(BlockKind kind, String speaker, String text) {
    blocks.add(
        new Block(id(), kind, /* level= */ 0, Optional.empty(), Optional.empty(), speaker, text));
  }

  private BlockId id() {
    return new BlockId("b" + blocks.size());
  }
}
