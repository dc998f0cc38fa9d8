package org.tribune.site.sitting;

import org.tribune.core.text.Message;

/** What is known of a file that shall be a document. */
public sealed interface PdfFindings {
  /** What the reading program says of a sound file, before the number of its pages. */
  String SOUND = "SOUND";

  /** It can be read by everybody. */
  record Sound(int pages) implements PdfFindings {}

  /** It can't be taken. */
  record Flawed(Flaw flaw) implements PdfFindings {}

  /** Why a file can't be taken. */
  enum Flaw {
    NOT_PDF("document.not-pdf"),
    DAMAGED("document.damaged"),
    ENCRYPTED("document.encrypted"),
    JAVASCRIPT("document.javascript"),
    LAUNCH("document.launch"),
    UNCONFINED("document.unconfined"),
    TOO_HARD("document.too-hard");

    private final String code;

    Flaw(String code) {
      this.code = code;
    }

    /** What to show its sender. */
    public Message said() {
      return Message.of(code);
    }
  }
}
