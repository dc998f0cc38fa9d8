package org.tribune.site.theme;

/**
 * A colour by how light, how strong and of which hue it looks (OKLCH, CSS Color 4, 9.4): of two
 * that differ in lightness alone people say that they are the same colour, lighter and darker.
 *
 * @param lightness 0 for black to 1 for white
 * @param chroma 0 for grey; the strongest that a screen shows have 0.3
 * @param hue as an angle, in radians
 */
record Oklch(double lightness, double chroma, double hue) {
  /** What rounding to whole channels may add. */
  private static final double ROUNDING = 1e-4;

  private static final int HALVINGS = 20;

  static Oklch of(Colour colour) {
    double red = linear(colour.red());
    double green = linear(colour.green());
    double blue = linear(colour.blue());
    double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    double lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return new Oklch(lightness, Math.hypot(a, b), Math.atan2(b, a));
  }

  /** The same colour, lighter or darker. */
  Oklch at(double newLightness) {
    return new Oklch(Math.clamp(newLightness, 0, 1), chroma, hue);
  }

  /** As a screen shows it: as strong as it can be shown, its lightness and hue as they are. */
  Colour colour() {
    if (isShown(chroma)) {
      return colour(chroma);
    }
    double shown = 0;
    double beyond = chroma;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (shown + beyond) / 2;
      if (isShown(middle)) {
        shown = middle;
      } else {
        beyond = middle;
      }
    }
    return colour(shown);
  }

  private boolean isShown(double strength) {
    for (double channel : channels(strength)) {
      if (channel < -ROUNDING || channel > 1 + ROUNDING) {
        return false;
      }
    }
    return true;
  }

  private Colour colour(double strength) {
    double[] channels = channels(strength);
    return new Colour(coded(channels[0]), coded(channels[1]), coded(channels[2]));
  }

  /** Red, green and blue by the light that they give, 0 to 1 where a screen shows them. */
  private double[] channels(double strength) {
    double a = strength * Math.cos(hue);
    double b = strength * Math.sin(hue);
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double number) {
    return number * number * number;
  }

  /** The light that a channel of sRGB gives. */
  static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static int coded(double light) {
    double inside = Math.clamp(light, 0, 1);
    double share = inside <= 0.0031308 ? 12.92 * inside : 1.055 * Math.pow(inside, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * share);
  }
}
