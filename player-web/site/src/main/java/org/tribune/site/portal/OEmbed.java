package org.tribune.site.portal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import org.tribune.site.page.Markup;

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
   * The answer.
   *
   * @param site who provides it
   */
  public ObjectNode json(String siteName, URI site) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", "1.0")
        .put("type", "video")
        .put("title", title)
        .put("provider_name", siteName)
        .put("provider_url", site.toString())
        .put("cache_age", CACHE_SECONDS)
        .put("width", width)
        .put("height", height)
        .put("html", html());
  }

  private String html() {
    return "<iframe src=\"%s\" title=\"%s\" width=\"%d\" height=\"%d\" style=\"border:0;max-width:100%%\""
            .formatted(Markup.escaped(embed.toString()), Markup.escaped(title), width, height)
        + " allow=\"autoplay; fullscreen; picture-in-picture\" allowfullscreen loading=\"lazy\">"
        + "</iframe>";
  }
}
