package org.tribune.site.participation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.question.Flag;

/** Finds addresses of the web, with or without what makes them links. Safe for all threads. */
final class Links {
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}+(?<!-))?+";

  /** What hardly ever follows a full stop but in an address. */
  private static final String ENDING =
      "(?:fr|com|org|net|eu|info|io|bzh|gouv|ch|ru|cn|uk|biz|xyz|online|fm|ly|gl|gg)";

  /** What is a word or an abbreviation, unless a page follows. */
  private static final String ENDING_BEFORE_PAGE =
      "(?:be|ca|co|de|es|it|la|li|lu|me|nl|re|to|tv|us|app|blog|club|link|live|news|page|paris|shop"
          + "|site|store|tech|top)/[a-z0-9?#]";

  /** What ends a sentence is no part of the address. */
  private static final String NO_END = "(?<![.,;:!?'])";

  private static final Pattern URL =
      Pattern.compile(
          "\\b(?:(?:https?|hxxps?|ftp) ?: ?// ?|www ?\\. ?)[^\\s<>\"»)]{2,400}" + NO_END);

  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?<![a-z0-9@._/-])(?!\\d+\\.\\d)(?:"
              + LABEL
              + "\\.){1,4}"
              + "(?:(?<=..\\.)"
              + ENDING
              + "(?![a-z0-9@-])|(?<=..\\.|\\bt\\.)"
              + ENDING_BEFORE_PAGE
              + "|(?<=\\bx\\.)com\\b)[^\\s<>\"»)]{0,400}"
              + NO_END);

  /** With spaces or words in the place of the full stop. */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?<![a-z0-9@._-])[a-z0-9-]{3,63}+(?:(?: \\. ?| ?\\. )(?:fr|com|org)"
              + "| ?[(\\[{] ?(?:dot|point|\\.) ?[)\\]}] ?"
              + ENDING
              + "| (?:point|dot) (?:fr|org)| dot com)(?![a-z0-9-])");

  private static final List<Pattern> PATTERNS = List.of(URL, DOMAIN, HIDDEN);

  private Links() {}

  static void find(FoldedText text, List<TextSpan> into) {
    for (Pattern each : PATTERNS) {
      Matcher found = each.matcher(text.folded());
      while (found.find()) {
        text.note(Flag.LINK, found, into);
      }
    }
  }
}
