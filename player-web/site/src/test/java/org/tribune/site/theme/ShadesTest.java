package org.tribune.site.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShadesTest {
  /** Grounds and texts of tokens.css that accents meet. */
  private static final List<Colour> LIGHT_GROUNDS = colours("#ffffff", "#f6f5f1", "#edebe4");

  private static final List<Colour> DARK_GROUNDS = colours("#18232b", "#10181e", "#0c1318");
  private static final List<Colour> LIGHT_TEXTS = colours("#17222b", "#4d5a64", "#b3202a");
  private static final List<Colour> DARK_TEXTS = colours("#eceff1", "#aab6be", "#ff8f87");

  private static List<Colour> colours(String... texts) {
    return List.of(texts).stream().map(Colour::of).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "#000000, #ffffff, 21.0",
    "#777777, #ffffff, 4.48",
    "#b3202a, #ffffff, 6.66",
    "#14405a, #14405a, 1.0"
  })
  void contrast_isThatOfWcag(String one, String other, double ratio) {
    assertThat(Colour.of(one).contrast(Colour.of(other)))
        .isEqualTo(Colour.of(other).contrast(Colour.of(one)))
        .isCloseTo(ratio, offset(0.01));
  }

  @Test
  void shades_ofAnyColour_canBeRead() {
    Random random = new Random(6);
    for (int i = 0; i < 2_000; i++) {
      Colour wished = Colour.of("#%06x".formatted(random.nextInt(0x1000000)));
      check(wished, Shades.onLight(wished), LIGHT_GROUNDS, LIGHT_TEXTS);
      check(wished, Shades.onDark(wished), DARK_GROUNDS, DARK_TEXTS);
    }
  }

  private static void check(
      Colour wished, Shades shades, List<Colour> grounds, List<Colour> texts) {
    for (Colour ground : grounds) {
      legible(wished, shades.accent(), ground);
      legible(wished, shades.accentHover(), ground);
    }
    legible(wished, shades.accent(), shades.soft());
    legible(wished, shades.onFill(), shades.fill());
    legible(wished, shades.onFill(), shades.fillHover());
    assertThat(shades.fill().contrast(grounds.getFirst()))
        .as("%s of %s", shades.fill(), wished)
        .isGreaterThanOrEqualTo(3);
    texts.forEach(text -> legible(wished, text, shades.soft()));
  }

  private static void legible(Colour wished, Colour text, Colour ground) {
    assertThat(text.contrast(ground))
        .as("%s on %s, of %s", text, ground, wished)
        .isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void shade_ofAColourThatCanBeRead_isTheColour() {
    Colour town = Colour.of("#7a1f5c");
    assertThat(Shades.onLight(town).accent()).isEqualTo(town);
    assertThat(Shades.onLight(town).fill()).isEqualTo(town);
    assertThat(Shades.onDark(town).accent()).isNotEqualTo(town);
  }

  /** Coats of arms: burgundy, navy, forest, ochre, vermilion, violet, turquoise. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#7a1f3d", "#14405a", "#1d4d2b", "#b8860b", "#d8321f", "#5b2a86", "#2aa8a0", "#800020"
      })
  void shade_onDark_keepsTheHueAndTheStrength(String town) {
    Oklch wished = Oklch.of(Colour.of(town));
    Shades dark = Shades.onDark(Colour.of(town));
    for (Colour tone : List.of(dark.accent(), dark.fill())) {
      Oklch shown = Oklch.of(tone);
      assertThat(shown.hue()).as("%s of %s", tone, town).isCloseTo(wished.hue(), offset(0.06));
      assertThat(shown.chroma())
          .as("%s of %s", tone, town)
          .isCloseTo(wished.chroma(), offset(0.02));
    }
    assertThat(Oklch.of(dark.fill()).lightness())
        .as("a ground is lightened less than what is read")
        .isLessThanOrEqualTo(Oklch.of(dark.accent()).lightness());
  }

  @ParameterizedTest
  @CsvSource({
    // CSS Color 4: white, red, blue
    "#ffffff, 1.0, 0.0",
    "#ff0000, 0.628, 0.2577",
    "#0000ff, 0.452, 0.3132",
    "#000000, 0.0, 0.0"
  })
  void oklch_ofAColour_isThatOfCss(String colour, double lightness, double chroma) {
    Oklch found = Oklch.of(Colour.of(colour));
    assertThat(found.lightness()).isCloseTo(lightness, offset(0.001));
    assertThat(found.chroma()).isCloseTo(chroma, offset(0.001));
    assertThat(found.colour()).isEqualTo(Colour.of(colour));
  }
}
