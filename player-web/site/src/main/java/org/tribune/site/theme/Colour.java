package org.tribune.site.theme;

/**
 * A colour of sRGB.
 *
 * @param red 0 to 255, as the others
 */
record Colour(int red, int green, int blue) {
  static final Colour WHITE = new Colour(255, 255, 255);

  /** Parses {@code #rrggbb}. */
  static Colour of(String text) {
    int all = Integer.parseInt(text.substring(1), 16);
    return new Colour(all >> 16, all >> 8 & 0xff, all & 0xff);
  }

  /**
   * This colour with some of another.
   *
   * @param share of the other, 0 to 1
   */
  Colour with(Colour other, double share) {
    return new Colour(
        between(red, other.red, share),
        between(green, other.green, share),
        between(blue, other.blue, share));
  }

  private static int between(int one, int other, double share) {
    return (int) Math.round(one + (other - one) * share);
  }

  /** How well this is distinguished from another: 1 to 21 (WCAG 2.2, contrast ratio). */
  double contrast(Colour other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** WCAG 2.2, relative luminance. */
  private double luminance() {
    return 0.2126 * Oklch.linear(red) + 0.7152 * Oklch.linear(green) + 0.0722 * Oklch.linear(blue);
  }

  @Override
  public String toString() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }
}
