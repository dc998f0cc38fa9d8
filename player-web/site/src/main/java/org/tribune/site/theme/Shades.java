package org.tribune.site.theme;

import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of the site's colour on one of the two grounds: the accents of tokens.css. Its hue
 * and its strength stay, only its lightness is moved, and no further than is needed: text in the
 * accent reaches 4.5:1 on every ground and on the soft shade, and so does text upon the fill (WCAG
 * 2.2, 1.4.3); the fill itself reaches 3:1 on the ground (1.4.11). So a dark colour stays itself on
 * a dark screen where it is a ground, and is lightened there only where it is read.
 *
 * @param accent of links
 * @param accentHover of a link below the pointer
 * @param fill of buttons and ornaments
 * @param fillHover of a button below the pointer
 * @param onFill of text on both
 * @param soft a ground with a hint of the accent
 */
record Shades(
    Colour accent, Colour accentHover, Colour fill, Colour fillHover, Colour onFill, Colour soft) {
  private static final double LEGIBLE = 4.5;
  private static final double TOLD_APART = 3;
  private static final int STEPS = 200;
  private static final double SOFTNESS = 0.12;
  private static final double HOVER = 0.08;

  /** The grounds of tokens.css. */
  private static final List<Colour> LIGHT =
      List.of(Colour.of("#ffffff"), Colour.of("#f6f5f1"), Colour.of("#edebe4"));

  private static final List<Colour> DARK =
      List.of(Colour.of("#18232b"), Colour.of("#10181e"), Colour.of("#0c1318"));

  private static final Colour NIGHT = Colour.of("#081117");

  /** On light grounds: darker, as far as is needed. */
  static Shades onLight(Colour wished) {
    return of(wished, /* towards= */ 0, LIGHT);
  }

  /** On dark grounds: lighter, as far as is needed. */
  static Shades onDark(Colour wished) {
    return of(wished, /* towards= */ 1, DARK);
  }

  private static Shades of(Colour wished, double towards, List<Colour> grounds) {
    Colour accent = accent(wished, towards, grounds);
    Colour soft = grounds.getFirst().with(accent, SOFTNESS);
    Fill fill = fill(wished, towards, grounds.getFirst());
    return new Shades(
        accent, moved(accent, towards), fill.colour(), fill.hover(), fill.text(), soft);
  }

  /** The colour, and others of its hue and strength from its lightness to the end of the scale. */
  private static Stream<Colour> tones(Colour wished, double towards) {
    Oklch own = Oklch.of(wished);
    return Stream.concat(
        Stream.of(wished),
        Stream.iterate(1, step -> step <= STEPS, step -> step + 1)
            .map(
                step -> {
                  double way = (double) step / STEPS;
                  return own.at(own.lightness() + (towards - own.lightness()) * way).colour();
                }));
  }

  private static Colour accent(Colour wished, double towards, List<Colour> grounds) {
    return tones(wished, towards)
        .filter(
            tone ->
                grounds.stream().allMatch(ground -> tone.contrast(ground) >= LEGIBLE)
                    && tone.contrast(grounds.getFirst().with(tone, SOFTNESS)) >= LEGIBLE)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nothing of " + wished + " can be read"));
  }

  private record Fill(Colour colour, Colour hover, Colour text) {
    boolean isLegible() {
      return text.contrast(colour) >= LEGIBLE && text.contrast(hover) >= LEGIBLE;
    }
  }

  private static Fill fill(Colour wished, double towards, Colour ground) {
    return tones(wished, towards)
        .filter(tone -> tone.contrast(ground) >= TOLD_APART)
        .flatMap(
            tone ->
                // Below the pointer it goes away from its text.
                Stream.of(
                    new Fill(tone, moved(tone, 0), Colour.WHITE),
                    new Fill(tone, moved(tone, 1), NIGHT)))
        .filter(Fill::isLegible)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nothing can be read upon " + wished));
  }

  private static Colour moved(Colour colour, double towards) {
    Oklch own = Oklch.of(colour);
    return own.at(own.lightness() + (towards > own.lightness() ? HOVER : -HOVER)).colour();
  }

  /** As the declarations of tokens.css. */
  String css() {
    return ("--accent:%s;--accent-hover:%s;--fill:%s;--fill-hover:%s;--on-fill:%s;"
            + "--accent-soft:%s")
        .formatted(accent, accentHover, fill, fillHover, onFill, soft);
  }
}
