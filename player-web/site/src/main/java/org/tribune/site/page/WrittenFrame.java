package org.tribune.site.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tribune.core.config.SiteConfig;
import org.tribune.site.http.ApiJson;
import org.tribune.site.theme.Theme;

/**
 * What the pages that the server writes have in common: the site's name and logo, the links between
 * them, and what a page tells of itself to search engines and to sites that show a link.
 *
 * @param language {@code fr} or {@code en}
 */
public record WrittenFrame(SiteConfig site, String language) {
  /**
   * What a page tells of itself.
   *
   * @param type of Open Graph, such as {@code website}
   * @param address from the site's root on
   * @param image that stands for it, from the site's root on; absent: the site's card
   * @param embed the address of its player alone
   */
  public record Told(
      String type,
      String title,
      String description,
      String address,
      Optional<String> image,
      Optional<String> embed) {}

  /** The text in the page's language. */
  public String words(String fr, String en) {
    return language.equals("fr") ? fr : en;
  }

  /** With the site in front. */
  public String absolute(String address) {
    return site.url() + address;
  }

  private SiteFrame around() {
    return new SiteFrame(site, language);
  }

  /** A page of this site that a script draws, as those read it who have none. */
  public WrittenPage page(String title, String head, String body) {
    return new WrittenPage(language, title + " – " + site.name(), head, body + around().footer());
  }

  /** A page of this site that no script draws. */
  public WrittenPage whole(String address, String title, String head, String main) {
    return around().page(address, title, head, main);
  }

  /**
   * A player that another site shows in a frame, as those see it who have no scripts.
   *
   * @param heading HTML
   * @param address of the page that has all of it
   */
  public WrittenPage embedded(String title, String heading, String address, String player) {
    String body =
        "<main>\n<h1>"
            + heading
            + "</h1>\n"
            + player
            + "<p><a target=\"_top\" href=\""
            + Markup.escaped(address)
            + "\">"
            + Markup.escaped(words("Ouvrir sur ", "Open on ") + site.name())
            + "</a></p>\n</main>\n";
    return new WrittenPage(language, title + " – " + site.name(), /* head= */ "", body);
  }

  /** The elements of a page's head that tell of it. */
  public String head(Told told) {
    StringBuilder out = new StringBuilder(1_024);
    out.append(meta("name", "description", told.description()));
    out.append("<link rel=\"canonical\" href=\"")
        .append(Markup.escaped(absolute(told.address())))
        .append("\">\n");
    out.append(meta("property", "og:type", told.type()));
    out.append(meta("property", "og:site_name", site.name()));
    out.append(meta("property", "og:title", told.title()));
    out.append(meta("property", "og:description", told.description()));
    out.append(meta("property", "og:url", absolute(told.address())));
    out.append(meta("property", "og:image", absolute(told.image().orElse(Theme.CARD))));
    told.embed().ifPresent(at -> out.append(player(told, at)));
    out.append(feeds());
    return out.toString();
  }

  private String player(Told told, String embed) {
    String ask = URLEncoder.encode(absolute(told.address()), StandardCharsets.UTF_8);
    return meta("property", "og:video:url", absolute(embed))
        + meta("property", "og:video:type", "text/html")
        + "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"/oembed?url="
        + ask
        + "\">\n";
  }

  /** Feeds that a reader of feeds finds by any page. */
  private String feeds() {
    return feed(FeedAddresses.REPORTS_VIDEO, words("Reportages", "Films"))
        + feed(FeedAddresses.SITTINGS_VIDEO, words("Séances", "Meetings"));
  }

  private String feed(String address, String title) {
    return "<link rel=\"alternate\" type=\"application/rss+xml\" href=\""
        + address
        + "\" title=\""
        + Markup.escaped(site.name() + " – " + title)
        + "\">\n";
  }

  /** Data of schema.org: what is between its tags runs nowhere, and can't end the element. */
  public static String data(Object data) {
    return "<script type=\"application/ld+json\">"
        + ApiJson.text(data).replace("<", "\\u003c")
        + "</script>\n";
  }

  /** A size as people say it. */
  public String size(long bytes) {
    return SpokenSize.of(bytes, language);
  }

  /**
   * That a sitting won't take place as announced.
   *
   * @param status of the sitting, as the API has it
   */
  public Optional<String> status(String status) {
    return switch (status) {
      case "cancelled" -> Optional.of(words("annulée", "cancelled"));
      case "postponed" -> Optional.of(words("reportée", "postponed"));
      default -> Optional.empty();
    };
  }

  /** The head that every written page begins with, up to its first heading. */
  public String navigation(String path) {
    return around().header(path)
        + "<p class=\"no-script\">"
        + words(
            "Sans JavaScript, ce site se lit et ses films se téléchargent ; le reste en a besoin.",
            "Without JavaScript this site can be read and its films downloaded; the rest needs it.")
        + "</p>\n<main id=\"main\" tabindex=\"-1\">\n<h1>";
  }

  /** How the page names the language of what was written for this site. */
  public ContentLanguage content() {
    return around().content();
  }

  /** A sitting in a list: its hour in the page's language, its place in the site's. */
  public String when(String moment, String place) {
    return Markup.escaped(moment) + (place.isEmpty() ? "" : ", " + content().marked(place));
  }

  /** A link of HTML. */
  public static String link(String address, String text) {
    return "<a href=\"" + Markup.escaped(address) + "\">" + Markup.escaped(text) + "</a>";
  }

  private static String meta(String key, String name, String content) {
    return "<meta " + key + "=\"" + name + "\" content=\"" + Markup.escaped(content) + "\">\n";
  }
}
