package org.tribune.site.transfer;

import org.tribune.core.Bytes;
import org.tribune.core.text.Messages;

/**
 * What is to be read first, in plain text: what a package is, how it is read and checked, and what
 * it lacks. In French and English.
 */
final class Guide {
  static final String NAME = "LISEZMOI.txt";

  private Guide() {}

  static Bytes of(TransferContents contents, String publisher) {
    StringBuilder text = new StringBuilder();
    for (String language : Messages.LANGUAGES) {
      write(text, contents, Messages.in(language), publisher);
    }
    return Bytes.utf8(text.toString());
  }

  private static void write(
      StringBuilder text, TransferContents contents, Messages words, String publisher) {
    paragraph(
        text,
        words.text(
            "transfer.comment", contents.sitting().shownTitle(), contents.sitting().facts().day()));
    paragraph(text, words.text("transfer.guide.about", publisher));
    paragraph(text, words.text("transfer.guide.reading"));
    paragraph(text, words.text("transfer.guide.names"));
    paragraph(text, words.text("transfer.guide.people"));
    paragraph(
        text,
        words.text("transfer.index.how-to-check")
            + "\n  sha512sum --check "
            + TransferPackage.SUMS);
    if (!contents.missing().isEmpty()) {
      text.append(words.text("transfer.index.missing")).append('\n');
      contents
          .missing()
          .forEach(each -> text.append("- ").append(each.said().in(words)).append('\n'));
      text.append('\n');
    }
    text.append("――――――――\n\n");
  }

  private static void paragraph(StringBuilder text, String words) {
    text.append(words).append("\n\n");
  }
}
