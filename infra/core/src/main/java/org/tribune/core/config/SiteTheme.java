package org.tribune.core.config;

import java.util.Optional;

/**
 * How the site looks like the community's own.
 *
 * @param logo beside its name; absent: the program's own mark
 * @param colour of links and buttons, as {@code #rrggbb} in small letters; absent: the program's
 *     blue. Every page gets shades of it that can be read
 * @param picture across the home page; absent: a pattern in the colour
 */
public record SiteTheme(
    Optional<Logo> logo, Optional<String> colour, Optional<SitePicture> picture) {
  /** The looks of the program itself. */
  public static final SiteTheme OWN =
      new SiteTheme(Optional.empty(), Optional.empty(), Optional.empty());
}
