package org.tribune.site.mail;

import org.tribune.catalogue.question.RefusalReason;
import org.tribune.core.text.Messages;

/** Why a question is refused, as the pages say it too. */
public final class RefusalWords {
  private RefusalWords() {}

  /**
   * A reason in words.
   *
   * @param language {@code fr} or {@code en}
   */
  public static String of(RefusalReason reason, String language) {
    return Messages.in(language).text(code(reason));
  }

  private static String code(RefusalReason reason) {
    return switch (reason) {
      case OFF_TOPIC -> "refusal.off-topic";
      case INSULT -> "refusal.insult";
      case DEFAMATION -> "refusal.defamation";
      case HATE -> "refusal.hate";
      case PERSONAL_DATA -> "refusal.personal-data";
      case ADVERTISING -> "refusal.advertising";
      case ELECTORAL -> "refusal.electoral";
      case UNCLEAR -> "refusal.unclear";
      case REPEATED -> "refusal.repeated";
      case OTHER -> "refusal.other";
    };
  }
}
