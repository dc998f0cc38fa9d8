package org.tribune.site.page;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the console's pages begin with, before anything that they load. Never blocks. */
@FunctionalInterface
public interface ConsoleStart {
  /** A style sheet: a browser shows nothing that stands behind one until it is there. */
  Pattern STYLE_SHEET = Pattern.compile("\\s*<link[^>]*rel=\"stylesheet\"[^>]*>");

  /**
   * HTML for the beginning of the body.
   *
   * @param language {@code fr} or {@code en}
   */
  Optional<String> html(HttpServerRequest request, String language);

  /** A page that begins with {@code start}, and whose style sheets come behind it. */
  static String into(String page, String start) {
    StringBuilder styles = new StringBuilder();
    STYLE_SHEET.matcher(page).results().forEach(each -> styles.append(each.group()));
    return STYLE_SHEET.matcher(page).replaceAll("").replace("<body>", "<body>\n" + start + styles);
  }
}
