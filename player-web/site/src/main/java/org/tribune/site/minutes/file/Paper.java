package org.tribune.site.minutes.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.draft.NoBreakSpaces;
import org.tribune.core.text.Messages;
import org.tribune.core.time.WrittenDay;

/**
 * A document of parts, whatever the format: minutes, a list of deliberations. Immutable.
 *
 * @param language {@code fr} or {@code en}
 * @param publisher who publishes them
 * @param changedAt when they were last written
 */
public record Paper(
    String title, String language, String publisher, Instant changedAt, List<Part> parts) {
  public Paper {
    parts = List.copyOf(parts);
  }

  static Paper of(Minutes minutes, String publisher) {
    Messages words = Messages.in(minutes.language());
    String title =
        minutes.title().isEmpty() ? words.text("minutes.file.untitled") : minutes.title();
    return new Paper(
        title,
        minutes.language(),
        publisher,
        minutes.changedAt(),
        new Writer(minutes, words).parts());
  }

  /** As documents name a language: {@code fr-FR}. */
  String tag() {
    return locale().toLanguageTag();
  }

  Locale locale() {
    return language.equals("fr") ? Locale.FRANCE : Locale.UK;
  }

  /** Turns blocks into parts. */
  private static final class Writer {
    private static final List<Integer> COLUMNS = List.of(32, 32, 36);

    private final Minutes minutes;
    private final Messages words;
    private final List<Part> parts = new ArrayList<>();
    private List<List<String>> rows = new ArrayList<>();
    private int level;

    private Writer(Minutes minutes, Messages words) {
      this.minutes = minutes;
      this.words = words;
    }

    private List<Part> parts() {
      boolean isTold = false;
      for (Block each : minutes.blocks()) {
        if (each.kind() != BlockKind.MEMBER) {
          endTable();
        }
        write(each);
        if (each.kind() == BlockKind.TITLE && !isTold) {
          notice();
          isTold = true;
        }
      }
      endTable();
      if (!isTold) {
        notice();
      }
      return parts;
    }

    /** Whether anybody has adopted what is read. */
    private void notice() {
      String text =
          minutes
              .adoption()
              .map(Adoption::day)
              .map(
                  day ->
                      words.text(
                          "minutes.file.adopted",
                          WrittenDay.of(day, Locale.of(minutes.language()))))
              .orElseGet(() -> words.text("minutes.file.draft"));
      parts.add(new Part.Text(Part.Look.NOTICE, /* label= */ "", List.of(spaced(text))));
    }

    private void write(Block block) {
      List<String> lines = lines(block);
      switch (block.kind()) {
        case TITLE, HEADING, ITEM -> heading(block.level(), lines);
        case LIST -> {
          if (!lines.isEmpty()) {
            parts.add(new Part.Entries(lines));
          }
        }
        case MEMBER -> row(block, lines);
        case FACT -> text(Part.Look.FACT, labelled(block.speaker()), lines);
        case SUMMARY, PARAGRAPH -> text(Part.Look.BODY, /* label= */ "", lines);
        case SPEECH -> text(Part.Look.SPEECH, speaker(block, lines), lines);
        case QUESTION -> text(Part.Look.QUESTION, labelled(block.speaker()), lines);
        case ANSWER -> text(Part.Look.ANSWER, labelled(block.speaker()), lines);
        case VOTE -> text(Part.Look.VOTE, labelled(block.speaker()), lines);
        case EVENT -> text(Part.Look.EVENT, labelled(block.speaker()), lines);
        case SIGNATURE ->
            lines.forEach(line -> text(Part.Look.SIGNATURE, /* label= */ "", List.of(line)));
        case TRANSCRIPT -> throw new IllegalStateException("Minutes keep no transcript");
      }
    }

    private List<String> lines(Block block) {
      return Stream.of(spaced(block.text()).split("\n", /* limit= */ -1))
          .filter(each -> !each.isEmpty())
          .toList();
    }

    private String spaced(String text) {
      return NoBreakSpaces.in(text, minutes.language());
    }

    /** Screen readers miss a level that is left out. */
    private void heading(int wanted, List<String> lines) {
      if (!lines.isEmpty()) {
        level = Math.min(wanted, level + 1);
        parts.add(new Part.Heading(level, String.join(" ", lines)));
      }
    }

    private void text(Part.Look look, String label, List<String> lines) {
      if (!lines.isEmpty()) {
        parts.add(new Part.Text(look, label, lines));
      }
    }

    private String labelled(String label) {
      String colon = minutes.language().equals("fr") ? "\u00A0: " : ": ";
      return label.isEmpty() ? "" : spaced(label) + colon;
    }

    /** "Mme Petit : Je demande…", "Mme Petit demande…". */
    private String speaker(Block block, List<String> lines) {
      boolean goesOn = !lines.isEmpty() && Character.isLowerCase(lines.getFirst().codePointAt(0));
      return goesOn && !block.speaker().isEmpty()
          ? spaced(block.speaker()) + " "
          : labelled(block.speaker());
    }

    private void row(Block block, List<String> lines) {
      String presence = lines.isEmpty() ? "" : lines.getFirst();
      String about = String.join(" ", lines.subList(Math.min(1, lines.size()), lines.size()));
      rows.add(List.of(spaced(block.speaker()), about, presence));
    }

    private void endTable() {
      if (!rows.isEmpty()) {
        List<String> heads =
            List.of(
                words.text("minutes.file.member"),
                words.text("minutes.file.function"),
                words.text("minutes.file.presence"));
        parts.add(new Part.Table(words.text("minutes.file.members"), COLUMNS, heads, rows));
        rows = new ArrayList<>();
      }
    }
  }

  /** What the document is, in a sentence. */
  Optional<String> subject() {
    return parts.stream()
        .flatMap(
            each ->
                each instanceof Part.Text text && text.look() == Part.Look.NOTICE
                    ? text.paragraphs().stream()
                    : Stream.empty())
        .findFirst();
  }
}
