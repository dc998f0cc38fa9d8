package org.tribune.site.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;

/**
 * What stands around a page that the server writes (layout.jte); {@code site-header.ts} and {@code
 * site-footer.ts} draw the same where a script draws the page. Immutable.
 *
 * @param language {@code fr} or {@code en}
 */
public record SiteFrame(SiteConfig site, String language) {
  private static final Pattern PAGE = Pattern.compile("/[a-z-]*/?");

  /** How the page names the language of what was written for this site. */
  public ContentLanguage content() {
    return new ContentLanguage(language, siteLanguage());
  }

  private String siteLanguage() {
    return new ReaderLanguage(site.languages()).languages().getFirst();
  }

  /** What a message says in the page's language. */
  public String text(String code, Object... arguments) {
    String text = Messages.in(language).text(code, arguments);
    return language.equals("fr") ? Markup.unbroken(text) : text;
  }

  /**
   * An address of this site that answers in the page's language: who reads in another one than the
   * site's first goes on in it.
   */
  public String spoken(String address) {
    boolean isOther = !language.equals(siteLanguage());
    return isOther && PAGE.matcher(address).matches() ? address + "?lang=" + language : address;
  }

  /** For the menu's link to a section: whether the page is it, or stands in it; null elsewhere. */
  public @Nullable String current(SiteSection section, String path) {
    if (path.equals(section.address())) {
      return "page";
    }
    return path.startsWith(section.address() + "/") ? "true" : null;
  }

  /** French act 2005-102, article 47, asks for this word at the foot of each page. */
  public String accessibility() {
    return switch (site.accessibility()) {
      case NONE -> text("page.site.accessibility-non-compliant-no");
      case PARTIAL -> text("page.site.accessibility-partially-compliant");
      case FULL -> text("page.site.accessibility-fully-compliant");
    };
  }

  /**
   * A page of this site that no script draws.
   *
   * @param main what its main element has, from the first heading on
   */
  public ServerRenderedPage page(String path, String title, String head, Html.Template main) {
    return page(path, title, head, /* notice= */ null, main);
  }

  /** The same for one that a script draws, with a notice for who has none. */
  ServerRenderedPage page(
      String path, String title, String head, @Nullable String notice, Html.Template main) {
    String body =
        Html.of(
            (out, none) ->
                JtelayoutGenerated.render(out, none, this, path, notice, Html.part(main)));
    return new ServerRenderedPage(language, titled(title), head, body);
  }

  String titled(String title) {
    return title + " – " + site.name();
  }
}
