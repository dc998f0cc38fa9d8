package org.tribune.site.mail;

import org.tribune.catalogue.question.RefusalReason;

/** Why a question is refused, as the pages say it too. */
public final class RefusalWords {
  private RefusalWords() {}

  /**
   * A reason in words.
   *
   * @param language {@code fr} or {@code en}
   */
  public static String of(RefusalReason reason, String language) {
    return language.equals("en") ? english(reason) : french(reason);
  }

  private static String french(RefusalReason reason) {
    return switch (reason) {
      case OFF_TOPIC -> "hors sujet pour cette séance";
      case INSULT -> "propos insultants";
      case DEFAMATION -> "mise en cause qui peut être diffamatoire";
      case HATE -> "propos haineux ou discriminatoires";
      case PERSONAL_DATA -> "données personnelles";
      case ADVERTISING -> "publicité";
      case ELECTORAL -> "propagande électorale";
      case UNCLEAR -> "question incompréhensible";
      case REPEATED -> "question déjà posée";
      case OTHER -> "autre motif";
    };
  }

  private static String english(RefusalReason reason) {
    return switch (reason) {
      case OFF_TOPIC -> "off topic for this meeting";
      case INSULT -> "insult";
      case DEFAMATION -> "an accusation that may be defamatory";
      case HATE -> "hatred or discrimination";
      case PERSONAL_DATA -> "somebody's personal data";
      case ADVERTISING -> "advertising";
      case ELECTORAL -> "electoral propaganda";
      case UNCLEAR -> "the question is not understood";
      case REPEATED -> "it was asked already";
      case OTHER -> "another reason";
    };
  }
}
