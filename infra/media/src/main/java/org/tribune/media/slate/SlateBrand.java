package org.tribune.media.slate;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.tribune.core.config.LogoPicture;
import org.tribune.core.config.SiteTheme;

/**
 * What a slate has of the community's looks. Its ground stays that of all slates, by which {@link
 * SlateRecognition} distinguishes them from a camera's picture, those of older recordings too.
 *
 * @param colour of its bars
 * @param logo above its words
 */
public record SlateBrand(Color colour, Optional<BufferedImage> logo) {
  /** The looks of the program itself. */
  public static final SlateBrand OWN = new SlateBrand(new Color(0xd9a441), Optional.empty());

  /** The looks that are configured. */
  public static SlateBrand of(SiteTheme theme) {
    return new SlateBrand(
        theme.colour().map(Color::decode).orElse(OWN.colour()), LogoPicture.of(theme));
  }
}
