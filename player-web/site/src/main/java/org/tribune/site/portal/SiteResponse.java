package org.tribune.site.portal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tribune.core.config.SiteConfig;
import org.tribune.site.http.ApiWords;

/**
 * What anybody may know of the site.
 *
 * @param languages in order of preference
 * @param timezone in which its hours are shown
 * @param version of the program
 * @param contact where to write to who runs it
 * @param provider by which the staff may sign in, by its name
 */
record SiteResponse(
    String name,
    List<String> languages,
    String timezone,
    String version,
    Optional<URI> contact,
    String accessibility,
    Optional<String> provider) {
  static SiteResponse of(SiteConfig site, String version, Optional<String> provider) {
    return new SiteResponse(
        site.name(),
        site.languages(),
        site.timezone().getId(),
        version,
        site.contact(),
        ApiWords.of(site.accessibility()),
        provider);
  }
}
