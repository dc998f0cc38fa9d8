package org.tribune.web.theme;

import java.util.List;

/**
 * What becomes of the site's colour on one of the two grounds: the accents of tokens.css. Text in
 * the accent reaches 4.5:1 on every ground and on the soft shade, and so does text upon it (WCAG
 * 2.2, 1.4.3); what is not text needs less (1.4.11).
 *
 * @param accent of links and buttons
 * @param hover of a button below the pointer
 * @param onAccent of text on the accent
 * @param soft a ground with a hint of it
 */
record Shades(Colour accent, Colour hover, Colour onAccent, Colour soft) {
  private static final double LEGIBLE = 4.5;
  private static final int STEPS = 100;

  /** The grounds of tokens.css. */
  private static final List<Colour> LIGHT =
      List.of(Colour.of("#ffffff"), Colour.of("#f6f5f1"), Colour.of("#edebe4"));

  private static final List<Colour> DARK =
      List.of(Colour.of("#18232b"), Colour.of("#10181e"), Colour.of("#0c1318"));

  private static final Colour NIGHT = Colour.of("#081117");

  /** On light grounds: darker, as far as is needed. */
  static Shades onLight(Colour wished) {
    return of(wished, Colour.BLACK, LIGHT, /* softness= */ 0.12, Colour.WHITE);
  }

  /** On dark grounds: lighter, as far as is needed. */
  static Shades onDark(Colour wished) {
    return of(wished, Colour.WHITE, DARK, /* softness= */ 0.12, NIGHT);
  }

  private static Shades of(
      Colour wished, Colour towards, List<Colour> grounds, double softness, Colour onAccent) {
    Colour surface = grounds.getFirst();
    for (int step = 0; step < STEPS; step++) {
      Colour accent = wished.with(towards, (double) step / STEPS);
      Colour soft = surface.with(accent, softness);
      boolean isLegible =
          grounds.stream().allMatch(ground -> accent.contrast(ground) >= LEGIBLE)
              && accent.contrast(soft) >= LEGIBLE
              && accent.contrast(onAccent) >= LEGIBLE;
      if (isLegible) {
        return new Shades(accent, accent.with(towards, 0.3), onAccent, soft);
      }
    }
    throw new IllegalStateException(towards + " itself can't be read on " + grounds);
  }

  /** As the declarations of tokens.css. */
  String css() {
    return "--accent:%s;--accent-hover:%s;--on-accent:%s;--accent-soft:%s"
        .formatted(accent, hover, onAccent, soft);
  }
}
