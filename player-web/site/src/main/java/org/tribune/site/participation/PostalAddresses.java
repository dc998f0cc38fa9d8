package org.tribune.site.participation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.question.Flag;

/**
 * Finds where somebody lives: a number, a kind of street and its name. A street alone is what most
 * questions are about. Safe for all threads.
 */
final class PostalAddresses {
  private static final String STREETS =
      "(?:rue|r\\.|avenue|av\\.?|ave|boulevard|bd|bld|blvd|chemin|che?\\.|allee|impasse|imp\\.?|route|rte"
          + "|place|pl\\.?|square|cours|quai|passage|sentier|sente|hameau|lotissement|residence"
          + "|lieu[ -]dit|venelle|ruelle|faubourg|fbg|montee|esplanade|cite|clos|traverse"
          + "|rond[ -]point|promenade|mail|villa)";

  /** What a number stands behind that is no house's: a day, a speed, a line, an article. */
  private static final String NO_HOUSE_BEHIND =
      "(?<!\\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|zone|zones|ligne|lignes|bus"
          + "|tram|article|articles|phase|tranche|point|lot|a|rd|rn|cd|d|h|ces|ses|nos|vos|mes|des|les|entre)"
          + " )";

  /** What is counted, with the singular that should have been a plural. */
  private static final String NO_NAME =
      "(?!(?:de |d')?(?:parkings?|stationnement|pietons?|departementales?|nationales?|communales?"
          + "|rura(?:le?s?|ux)|forestieres?|scolaire|seniors?|autonomie|universitaire|cyclable|handicape|pmr|creche"
          + "|securisee?|livre|libre|gratuite?|payante?|assise?|supplementaire|par|en|a|pour|au|aux"
          + "|et|ou|sur|sous|dans|est|sont|sera|qui|que|n'|ont|fermee?|barree?|y|avec|sans|vers)\\b)";

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w€])(?<!\\d[ .,/-])"
              + NO_HOUSE_BEHIND
              + "(?!(?:19|20)\\d\\d[ ,])[1-9]\\d{0,3}(?: ?(?:bis|ter|quater|[a-d])\\b)?+ ?,? ?\\b"
              + STREETS
              + " "
              + NO_NAME
              + "(?:(?:de la|de l'|des|du|de|d'|l') ?)?+[a-z0-9][a-z0-9'-]{0,40}+(?<![ ][a-z])");

  private PostalAddresses() {}

  static void find(FoldedText text, List<TextSpan> into) {
    Matcher found = ADDRESS.matcher(text.folded());
    while (found.find()) {
      text.note(Flag.PERSONAL_DATA, found, into);
    }
  }
}
