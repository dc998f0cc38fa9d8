package org.tribune.catalogue.question;

import java.util.Locale;

/**
 * Why a question is not published. Its author reads it (Regulation (EU) 2022/2065, article 17);
 * pages have words for each, by its wire name.
 */
public enum RefusalReason {
  /** It is not about the sitting, nor about what the council may decide. */
  OFF_TOPIC,
  INSULT,
  /** It accuses somebody of something. */
  DEFAMATION,
  HATE,
  /** It reveals something about a private person. */
  PERSONAL_DATA,
  ADVERTISING,
  /** It calls for a vote for somebody, in a time when the site must not carry such. */
  ELECTORAL,
  /** It can't be understood as it is written. */
  UNCLEAR,
  /** The same person asked it already. */
  REPEATED,
  /** As the moderator's words say, without which it can't be chosen. */
  OTHER;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Its name outside of the program, such as {@code off-topic}. */
  public String wireName() {
    return wireName;
  }
}
