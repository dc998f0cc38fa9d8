package org.tribune.site.minutes.file;

import java.util.List;

/** A piece of a document, as all formats know it. */
public sealed interface Part {
  /**
   * A heading.
   *
   * @param level from 1, the title of the whole; none is more than one below the one before
   */
  record Heading(int level, String text) implements Part {}

  /**
   * Paragraphs.
   *
   * @param label at the head of the first, with what parts it from the text; empty for none
   * @param paragraphs one at least
   */
  record Text(Look look, String label, List<String> paragraphs) implements Part {
    public Text {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /** A list without numbers: what has one bears it in its text. */
  record Entries(List<String> entries) implements Part {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /** A list of links. */
  record Links(List<Link> links) implements Part {
    public Links {
      links = List.copyOf(links);
    }
  }

  /**
   * Something that leads elsewhere.
   *
   * @param text that says by itself where
   * @param address whole, from its scheme on
   */
  record Link(String text, String address) {}

  /**
   * A table whose first row and first column say what the others are.
   *
   * @param title what the table is of
   * @param widths of the columns on paper, in hundredths of the width, where they are fixed
   * @param rows each as long as {@code heads}
   */
  record Table(String title, List<Integer> widths, List<String> heads, List<List<String>> rows)
      implements Part {
    public Table {
      widths = List.copyOf(widths);
      heads = List.copyOf(heads);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** How paragraphs look; each format has a style of this name. */
  enum Look {
    BODY,
    FACT,
    SPEECH,
    QUESTION,
    ANSWER,
    VOTE,
    EVENT,
    SIGNATURE,
    NOTICE
  }
}
