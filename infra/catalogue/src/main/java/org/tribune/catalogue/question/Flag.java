package org.tribune.catalogue.question;

/** What was noticed in a question before anybody read it. It decides nothing by itself. */
public enum Flag {
  /** A word of the site's list. */
  WORD,
  /** The same was asked before, by whomever. */
  REPEAT,
  /** Nearly the same was asked before. */
  NEAR_REPEAT,
  LINK,
  CAPITALS,
  /** The same person, or the same line, asked much in a short time. */
  FLOOD,
  /** A telephone number, an e-mail or postal address, or an account's number. */
  PERSONAL_DATA,
  /** Signs that hide or turn letters, or one letter many times. */
  ODD_SIGNS
}
