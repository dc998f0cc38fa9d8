package org.tribune.site.page;

import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/**
 * What a browser may do with our pages: load from this site alone, and be framed by whom we say.
 */
public final class SecurityHeaders {
  private static final String POLICY =
      "default-src 'self'; media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self';"
          + " img-src 'self' data:; style-src 'self'; object-src 'none'; base-uri 'self';"
          + " form-action 'self'; frame-ancestors ";

  private final String ancestors;

  /**
   * Headers.
   *
   * @param frameAncestors who may embed the player: origins, or {@code *}
   */
  public SecurityHeaders(List<String> frameAncestors) {
    List<String> others =
        frameAncestors.stream().filter(origin -> !origin.equals("'self'")).toList();
    this.ancestors = others.contains("*") ? "*" : join(others);
  }

  private static String join(List<String> others) {
    return others.isEmpty() ? "'self'" : "'self' " + String.join(" ", others);
  }

  /** For a page of the site. */
  public void forPage(HttpServerResponse response) {
    common(response).putHeader("Content-Security-Policy", POLICY + "'self'");
  }

  /** For a page of a private link: no other site learns of it, and no search engine keeps it. */
  public void forPrivatePage(HttpServerResponse response) {
    forPage(response);
    response.putHeader("Referrer-Policy", "no-referrer").putHeader("X-Robots-Tag", "noindex");
  }

  /** For the player that other sites embed. */
  public void forEmbed(HttpServerResponse response) {
    common(response).putHeader("Content-Security-Policy", POLICY + ancestors);
  }

  /** For a page that other sites embed and that has a policy of its own. */
  public void forEmbed(HttpServerResponse response, String policy) {
    common(response)
        .putHeader("Content-Security-Policy", policy + "; frame-ancestors " + ancestors);
  }

  /** For scripts, styles and pictures. */
  public void forAsset(HttpServerResponse response) {
    response.putHeader("X-Content-Type-Options", "nosniff");
  }

  private static HttpServerResponse common(HttpServerResponse response) {
    return response
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
        .putHeader(
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), autoplay=(self),"
                + " fullscreen=*, picture-in-picture=*");
  }
}
