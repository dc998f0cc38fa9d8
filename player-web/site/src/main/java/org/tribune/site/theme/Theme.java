package org.tribune.site.theme;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.config.Logo;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.SiteTheme;

/** How the site looks. Immutable. */
public final class Theme {
  /** Where the sheet is, which every page loads after its own. */
  public static final String SHEET = "/theme/site.css";

  /** Where the logo is, if there is one. */
  public static final String LOGO = "/theme/logo";

  /** Where the picture of the home page is, if there is one. */
  static final String PICTURE = "/theme/picture.jpg";

  /** The same for telephones. */
  static final String NARROW_PICTURE = "/theme/picture-narrow.jpg";

  /** Words on it reach 7:1 even where it is white. */
  private static final String BAND =
      ".home .home-band{--band:#0b1216;--on-band:#fff;--on-band-soft:#e6ebee;background-image:"
          + "linear-gradient(rgb(7 12 16/.7),rgb(7 12 16/.78)),url(%s)}";

  /** Where the picture is that stands for pages without one of their own. */
  public static final String CARD = "/theme/card.png";

  private static final Logger LOG = LoggerFactory.getLogger(Theme.class);

  /** The accent of tokens.css. */
  private static final String OWN_COLOUR = "#14405a";

  private static final double LOGO_HEIGHT = 2.25;
  private static final double WIDEST_LOGO = 10;

  private final Optional<Logo> logo;
  private final Optional<Colour> colour;
  private final Optional<HomePicture> homePicture;
  private final Shades onLight;
  private final Shades onDark;

  /** A theme; a colour that can't be read as it is gets shades, which is logged. */
  public Theme(SiteTheme wished) {
    this.logo = wished.logo();
    this.homePicture = wished.picture().map(HomePicture::of);
    this.colour = wished.colour().map(Colour::of);
    Colour shown = colour.orElse(Colour.of(OWN_COLOUR));
    this.onLight = Shades.onLight(shown);
    this.onDark = Shades.onDark(shown);
    colour.ifPresent(this::tell);
  }

  private void tell(Colour wished) {
    Colour light = onLight.accent();
    Colour dark = onDark.accent();
    if (!light.equals(wished)) {
      LOG.info("site.colour {} is too pale to be read on white: {} is shown there", wished, light);
    }
    if (!dark.equals(wished)) {
      LOG.info(
          "site.colour {} is too dark to be read on a dark screen: {} is shown there",
          wished,
          dark);
    }
  }

  /** The sheet's text; empty if the site looks as the program does. */
  public String css() {
    StringBuilder out = new StringBuilder(512);
    if (colour.isPresent()) {
      // Twice :root wins over the page's own sheet, wherever the two stand.
      out.append(":root:root{%s;--focus:%s}\n".formatted(onLight.css(), onLight.accent()));
      out.append("@media (prefers-color-scheme:dark){:root:root{");
      out.append(onDark.css()).append(";--focus:#f4c95d}}\n");
    }
    logo.ifPresent(
        each -> {
          double width = Math.min(WIDEST_LOGO, LOGO_HEIGHT * each.ratio());
          out.append(
              String.format(
                  Locale.ROOT,
                  ".site-header .site-mark{width:%.2frem;max-width:45%%;height:%.2frem;"
                      + "background-image:url(%s)}\n",
                  width,
                  LOGO_HEIGHT,
                  LOGO));
        });
    homePicture.ifPresent(
        each -> {
          out.append(BAND.formatted(PICTURE)).append("\n@media (max-width:48rem){");
          out.append(BAND.formatted(NARROW_PICTURE)).append("}\n");
          out.append(".home .home-band::before{display:none}\n");
        });
    return out.toString();
  }

  Optional<HomePicture> homePicture() {
    return homePicture;
  }

  /** The accents on light grounds, as declarations of CSS properties of the names in tokens.css. */
  public String lightAccents() {
    return onLight.css();
  }

  /** Likewise on dark grounds. */
  public String darkAccents() {
    return onDark.css();
  }

  /** The accent on white, as {@code #rrggbb}. */
  public String accent() {
    return onLight.accent().toString();
  }

  /** The picture of {@link #CARD}, as a PNG. */
  public byte[] card(SiteConfig site) {
    return new SocialCard(site, onLight).png();
  }

  public Optional<Logo> logo() {
    return logo;
  }

  /** Where a logo is that other sites can show: no drawing. */
  public Optional<String> picture() {
    return logo.filter(each -> each.type().isRaster()).map(each -> LOGO);
  }
}
