package org.tribune.site.page;

import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Messages;
import org.tribune.site.http.ApiJson;

/**
 * What the pages that the server writes have in common: the site's name and logo, the links between
 * them, and what a page says of itself to search engines and to sites that show a link.
 *
 * @param language {@code fr} or {@code en}
 */
public record PageFrame(SiteConfig site, String language) {
  /**
   * What a page says of itself.
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
      Optional<String> embed) {
    /** A page without a picture or a player of its own. */
    public static Told website(String title, String description, String address) {
      return new Told(
          "website", title, description, address, Optional.empty(), /* embed= */ Optional.empty());
    }
  }

  /** What a message says in the page's language. */
  public String text(String code, Object... arguments) {
    return Messages.in(language).text(code, arguments);
  }

  /** With the site in front. */
  public String absolute(String address) {
    return site.url() + address;
  }

  /** A page's title with the site's name behind it. */
  public String titled(String title) {
    return around().titled(title);
  }

  /** What stands around the page. */
  public SiteFrame around() {
    return new SiteFrame(site, language);
  }

  /**
   * A page of this site that a script draws, as those read it who have none.
   *
   * @param path for the menu to say where one is
   * @param main what its main element has, from the first heading on
   */
  public ServerRenderedPage page(String path, String title, String head, Html.Template main) {
    String notice = text("page.site.without-javascript-this-site");
    return around().page(path, title, head, notice, main);
  }

  /** A page of this site that no script draws. */
  public ServerRenderedPage whole(String address, String title, String head, Html.Template main) {
    return around().page(address, title, head, main);
  }

  /**
   * A player that another site shows in a frame, as those see it who have no scripts.
   *
   * @param head elements of HTML for its head
   * @param address of the page that has all of it
   * @param player absent if there is nothing to play
   */
  public ServerRenderedPage embedded(
      String title, String head, Content heading, String address, Optional<Html.Template> player) {
    String body =
        Html.of(
            (out, none) ->
                JteembeddedGenerated.render(
                    out, none, this, heading, address, player.map(Html::part)));
    return new ServerRenderedPage(language, titled(title), head, body);
  }

  /** The elements of a page's head that describe it. */
  public String head(Told told) {
    return Html.of((out, none) -> JteheadGenerated.render(out, none, this, told));
  }

  /** Where a site that shows a link asks for the player of a page. */
  public String oEmbed(String address) {
    return "/oembed?url=" + URLEncoder.encode(absolute(address), StandardCharsets.UTF_8);
  }

  /** Data of schema.org. */
  public static String data(Object data) {
    String json = safe(data);
    return Html.of((out, none) -> JtedataGenerated.render(out, none, json));
  }

  /** What the page's script would have to ask for first, see initial-state.ts. */
  public static String initialState(Object response) {
    String json = safe(response);
    return Html.of((out, none) -> JteinitialStateGenerated.render(out, none, json));
  }

  /** JSON that runs nowhere between the tags of a script, and can't end it. */
  private static String safe(Object data) {
    return ApiJson.text(data).replace("<", "\\u003c");
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
      case "cancelled" -> Optional.of(text("page.site.cancelled"));
      case "postponed" -> Optional.of(text("page.site.postponed"));
      default -> Optional.empty();
    };
  }

  /** How the page names the language of what was written for this site. */
  public ContentLanguage content() {
    return around().content();
  }
}
