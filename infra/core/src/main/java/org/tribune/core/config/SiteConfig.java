package org.tribune.core.config;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The site as the public knows it.
 *
 * @param name on every page
 * @param url where the public reaches it; no slash at the end
 * @param languages in order of preference: {@code fr}, {@code en}
 * @param frameAncestors who may embed the player (CSP frame-ancestors): origins, or {@code *}
 * @param contact where to write to who runs the site: {@code mailto:} or the address of a page
 * @param accessibility what the accessibility statement says of the site
 * @param timezone in which its hours are shown and typed
 * @param theme how it looks
 * @param legal who answers for it
 * @param statementDate when its accessibility was last looked at; absent: when the program's was
 * @param dataLicence of its open data
 */
public record SiteConfig(
    String name,
    URI url,
    List<String> languages,
    List<String> frameAncestors,
    Optional<URI> contact,
    Accessibility accessibility,
    ZoneId timezone,
    SiteTheme theme,
    LegalNotice legal,
    Optional<LocalDate> statementDate,
    DataLicence dataLicence) {
  /** How a site conforms with RGAA, as an audit found it (French act 2005-102, article 47). */
  public enum Accessibility {
    /** No audit was made: the law then counts it as not conforming. */
    NONE,
    /** An audit found at least half of the criteria met. */
    PARTIAL,
    /** An audit found all of them met. */
    FULL
  }

  /** A site in this process's time zone, that looks as the program does by itself. */
  public SiteConfig(
      String name,
      URI url,
      List<String> languages,
      List<String> frameAncestors,
      Optional<URI> contact,
      Accessibility accessibility) {
    this(
        name,
        url,
        languages,
        frameAncestors,
        contact,
        accessibility,
        ZoneId.systemDefault(),
        SiteTheme.OWN);
  }

  /** A site of which nothing is said in its legal notice. */
  public SiteConfig(
      String name,
      URI url,
      List<String> languages,
      List<String> frameAncestors,
      Optional<URI> contact,
      Accessibility accessibility,
      ZoneId timezone,
      SiteTheme theme) {
    this(
        name,
        url,
        languages,
        frameAncestors,
        contact,
        accessibility,
        timezone,
        theme,
        LegalNotice.NONE,
        /* statementDate= */ Optional.empty(),
        DataLicence.OPEN);
  }

  public SiteConfig {
    languages = List.copyOf(languages);
    frameAncestors = List.copyOf(frameAncestors);
  }

  /** The language of what is said to everybody: the first, French if none is named. */
  public String language() {
    return languages.stream().findFirst().orElse("fr");
  }
}
