package org.tribune.site.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server writes into a page: all of it, or what readers without scripts get of one that a
 * script draws.
 *
 * @param language of the texts
 * @param title of the page, as plain text
 * @param head elements of HTML for its head
 * @param body HTML of the page, or for readers without scripts
 */
public record ServerRenderedPage(String language, String title, String head, String body) {
  /** Where the body of a page without a script stands, see page-shell.ts. */
  static final String PLACE = "<!--body-->";

  /** The words of a language that the page may do without, see english-preload.ts. */
  private static final Pattern WORDS =
      Pattern.compile("\\s*<link rel=\"modulepreload\" hreflang=\"(\\w+)\"[^>]*>");

  /**
   * The page with it.
   *
   * @param page as it was built: with one title, and with one noscript or the place for its body
   */
  public String into(String page) {
    String spoken = within(page, "<html lang=\"", "\"", language);
    String fitting =
        WORDS
            .matcher(spoken)
            .replaceAll(
                words ->
                    words.group(1).equals(language) ? Matcher.quoteReplacement(words.group()) : "");
    String titled = within(fitting, "<title>", "</title>", Markup.escaped(title));
    // At its end: what the page loads is to be met first.
    String headed = titled.replace("</head>", head + "</head>");
    return headed.contains(PLACE)
        ? headed.replace(PLACE, body)
        : within(headed, "<noscript>", "</noscript>", body);
  }

  /** {@code page} with {@code text} in place of what is between two of its texts. */
  private static String within(String page, String start, String end, String text) {
    int from = page.indexOf(start) + start.length();
    int to = page.indexOf(end, from);
    if (from < start.length() || to < 0) {
      throw new IllegalStateException("The page has no " + start + ": build it again");
    }
    return page.substring(0, from) + text + page.substring(to);
  }
}
