package org.tribune.site.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Optional;
import org.tribune.site.page.Html;

/**
 * What another site puts into its page for a player of ours (oembed.com, type video).
 *
 * @param title of what is played
 * @param embed where the player alone is
 * @param width pixels
 * @param height pixels
 */
public record OEmbed(String title, URI embed, int width, int height) {
  private static final int WIDTH = 1_280;
  private static final int SHAPE_WIDTH = 16;
  private static final int SHAPE_HEIGHT = 9;
  private static final int CACHE_SECONDS = 3_600;

  /** A player of 16 to 9 that is no larger than a site can take. */
  public static OEmbed within(
      String title, URI embed, Optional<Integer> maxWidth, Optional<Integer> maxHeight) {
    int width = Math.min(WIDTH, maxWidth.orElse(WIDTH));
    int byHeight = maxHeight.map(most -> most * SHAPE_WIDTH / SHAPE_HEIGHT).orElse(width);
    int fitted = Math.max(1, Math.min(width, byHeight));
    return new OEmbed(
        title, embed, fitted, Math.max(1, Math.round(fitted * (float) SHAPE_HEIGHT / SHAPE_WIDTH)));
  }

  /**
   * The answer (oembed.com, 2.3.4).
   *
   * @param providerUrl of the site that has the player
   * @param cacheAge seconds for which it can be kept
   * @param html the element to put into a page
   */
  record Response(
      String version,
      String type,
      String title,
      @JsonProperty("provider_name") String providerName,
      @JsonProperty("provider_url") URI providerUrl,
      @JsonProperty("cache_age") int cacheAge,
      int width,
      int height,
      String html) {}

  /** With this site as who provides it. */
  Response response(String siteName, URI site) {
    return new Response(
        "1.0", "video", title, siteName, site, CACHE_SECONDS, width, height, html());
  }

  private String html() {
    return Html.of((out, none) -> JteplayerGenerated.render(out, none, this));
  }
}
