package org.tribune.site.sitting.convocation;

import org.tribune.core.text.Message;

/** Why a file gives no agenda. */
public enum Flaw {
  /** Pages that are pictures. */
  SCAN("convocation.scan"),
  /** A photograph, or a scan that is no PDF. */
  PICTURE("convocation.picture"),
  /** A document in which nothing is written. */
  EMPTY("convocation.empty"),
  ENCRYPTED("convocation.encrypted"),
  DAMAGED("convocation.damaged"),
  /** Word's format until 2003. */
  OLD_WORD("convocation.old-word"),
  RTF("convocation.rtf"),
  /** A workbook of Excel or LibreOffice Calc. */
  SHEET("convocation.sheet"),
  WRONG_TYPE("convocation.wrong-type"),
  /** It unpacks to more than a convocation is, or takes more time or memory. */
  TOO_HARD("convocation.too-hard"),
  UNCONFINED("document.unconfined");

  private final String code;

  Flaw(String code) {
    this.code = code;
  }

  /** What to show its sender. */
  public Message said() {
    return Message.of(code);
  }
}
