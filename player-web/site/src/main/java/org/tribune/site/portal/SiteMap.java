package org.tribune.site.portal;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tribune.site.http.XmlText;

/** The addresses of a site for search engines (sitemaps.org, protocol 0.9). */
public final class SiteMap {
  /** As many as one map may hold. */
  public static final int MOST = 50_000;

  private SiteMap() {}

  /**
   * A page.
   *
   * @param address from the site's root on
   * @param changed when it last was, if that is known
   */
  public record Page(String address, Optional<Instant> changed) {}

  /**
   * The map's text.
   *
   * @param site where the public reaches it, without a slash at its end
   */
  public static String write(URI site, List<Page> pages) {
    return XmlText.of(
        out ->
            out.element(
                "urlset",
                urls -> {
                  for (Page page : pages.subList(0, Math.min(MOST, pages.size()))) {
                    urls.element(
                        "url",
                        url -> {
                          url.element("loc", site + page.address());
                          if (page.changed().isPresent()) {
                            Instant at = page.changed().get().truncatedTo(ChronoUnit.SECONDS);
                            url.element("lastmod", at.toString());
                          }
                        });
                  }
                },
                "xmlns",
                "http://www.sitemaps.org/schemas/sitemap/0.9"));
  }
}
