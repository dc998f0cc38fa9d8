package org.tribune.site.page;

import java.util.Optional;
import org.tribune.core.config.SiteConfig;

/**
 * The head and the foot of a page that the server writes; {@code site-header.ts} and {@code
 * site-footer.ts} draw the same where a script draws the page. Immutable.
 *
 * @param language {@code fr} or {@code en}
 */
public record SiteFrame(SiteConfig site, String language) {
  /** How the page names the language of what was written for this site. */
  public ContentLanguage content() {
    return new ContentLanguage(language, siteLanguage());
  }

  private String siteLanguage() {
    return new ReaderLanguage(site.languages()).languages().getFirst();
  }

  /** The text in the page's language. */
  public String words(String fr, String en) {
    return language.equals("fr") ? unbroken(fr) : en;
  }

  /** French marks stay on the line of the word before them. */
  private static String unbroken(String words) {
    return words.replaceAll(" (?=[:;?!»%])", "\u00a0").replaceAll("(?<=«) ", "\u00a0");
  }

  /** A link of HTML to a path of this site, or to another. */
  public String link(String address, String text) {
    return "<a href=\"" + Markup.escaped(spoken(address)) + "\">" + Markup.escaped(text) + "</a>";
  }

  /**
   * An address of this site that answers in the page's language: who reads in another one than the
   * site's first goes on in it.
   */
  private String spoken(String address) {
    boolean isPage = address.startsWith("/") && address.matches("/[a-z-]*");
    return isPage && !language.equals(siteLanguage()) ? address + "?lang=" + language : address;
  }

  /**
   * The page's head.
   *
   * @param path of the page, to say in the menu where one is
   */
  public String header(String path) {
    StringBuilder out = new StringBuilder(2_048);
    out.append("<a class=\"skip\" href=\"#main\">")
        .append(words("Aller au contenu", "Skip to content"))
        .append("</a>\n<header class=\"site-header\">\n<a class=\"site-name\" href=\"")
        .append(spoken("/"))
        .append("\"><span class=\"site-mark\" aria-hidden=\"true\"></span>")
        .append(Markup.escaped(site.name()))
        .append("</a>\n");
    String menu = menu(path);
    String languages = languages();
    out.append("<div class=\"site-wide\">\n").append(menu).append(languages).append("</div>\n");
    out.append("<details class=\"site-menu\">\n<summary>").append(words("Menu", "Menu"));
    out.append("</summary>\n<div class=\"site-menu-panel\">\n").append(menu).append(languages);
    return out.append("</div>\n</details>\n</header>\n").toString();
  }

  private String menu(String path) {
    StringBuilder out = new StringBuilder(512);
    out.append("<nav class=\"site-nav\" aria-label=\"")
        .append(words("Menu principal", "Main menu"))
        .append("\">\n<ul>\n");
    for (SiteSection each : SiteSection.values()) {
      out.append("<li><a href=\"").append(spoken(each.address())).append('"');
      current(each, path).ifPresent(at -> out.append(" aria-current=\"").append(at).append('"'));
      out.append('>').append(each.name(language)).append("</a></li>\n");
    }
    return out.append("</ul>\n</nav>\n").toString();
  }

  private static Optional<String> current(SiteSection section, String path) {
    if (path.equals(section.address())) {
      return Optional.of("page");
    }
    return path.startsWith(section.address() + "/") ? Optional.of("true") : Optional.empty();
  }

  /** Each language's name is written in it, so that its speakers find it. */
  private String languages() {
    if (site.languages().size() < 2) {
      return "";
    }
    StringBuilder out = new StringBuilder(512);
    out.append("<nav class=\"languages\" aria-label=\"")
        .append(words("Langue", "Language"))
        .append("\">\n");
    for (String each : site.languages()) {
      out.append("<a href=\"?lang=%1$s\" lang=\"%1$s\" hreflang=\"%1$s\"".formatted(each));
      out.append(each.equals(language) ? " aria-current=\"true\">" : ">");
      out.append("<span aria-hidden=\"true\">").append(each.equals("fr") ? "FR" : "EN");
      out.append("</span><span class=\"visually-hidden\">");
      out.append(each.equals("fr") ? "Français" : "English").append("</span></a>\n");
    }
    return out.append("</nav>\n").toString();
  }

  /** The page's foot: French act 2005-102, article 47, asks for the word on accessibility. */
  public String footer() {
    StringBuilder out = new StringBuilder(1_024);
    out.append("<footer class=\"site-footer\">\n<nav aria-label=\"")
        .append(words("Pied de page", "Footer"))
        .append("\">\n<ul>\n");
    footLink(out, "/site-map", words("Plan du site", "Site map"));
    footLink(out, "/accessibility", accessibility());
    footLink(out, "/legal", words("Mentions légales", "Legal notice"));
    footLink(out, "/privacy", words("Données personnelles", "Personal data"));
    footLink(out, "/help", words("Aide", "Help"));
    footLink(out, "/contact", words("Contact", "Contact"));
    out.append("</ul>\n</nav>\n<p>")
        .append(
            words(
                "Aucun cookie de suivi, aucune requête vers un tiers.",
                "No tracking cookie, no request to a third party."))
        .append("</p>\n<p>")
        .append(
            words(
                "Propulsé par Tribune, logiciel libre (EUPL).",
                "Runs on Tribune, free software (EUPL)."));
    return out.append("</p>\n</footer>\n").toString();
  }

  private void footLink(StringBuilder out, String address, String text) {
    out.append("<li>").append(link(address, text)).append("</li>\n");
  }

  private String accessibility() {
    return switch (site.accessibility()) {
      case NONE ->
          words(
              "Accessibilité : non conforme (aucun audit en cours de validité)",
              "Accessibility: non-compliant (no audit in force)");
      case PARTIAL ->
          words("Accessibilité : partiellement conforme", "Accessibility: partially compliant");
      case FULL -> words("Accessibilité : totalement conforme", "Accessibility: fully compliant");
    };
  }

  /** A page of this site that no script draws. */
  public WrittenPage page(String path, String title, String head, String main) {
    return new WrittenPage(
        language,
        title + " – " + site.name(),
        head,
        header(path)
            + "<main id=\"main\" tabindex=\"-1\" class=\"statement\">\n"
            + main
            + "</main>\n"
            + footer());
  }
}
