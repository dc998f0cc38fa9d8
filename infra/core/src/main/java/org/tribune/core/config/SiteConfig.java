package org.tribune.core.config;

import java.net.URI;
import java.util.List;

/**
 * The site as the public knows it.
 *
 * @param name on every page
 * @param url where the public reaches it; no slash at the end
 * @param languages in order of preference: {@code fr}, {@code en}
 * @param frameAncestors who may embed the player (CSP frame-ancestors): origins, or {@code *}
 */
public record SiteConfig(
    String name, URI url, List<String> languages, List<String> frameAncestors) {
  public SiteConfig {
    languages = List.copyOf(languages);
    frameAncestors = List.copyOf(frameAncestors);
  }
}
