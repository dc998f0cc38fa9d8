package org.tribune.media.slate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.encode.VideoEncoder;
import org.tribune.media.encode.VideoEncoderSettings;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;

final class SlateRecognitionTest {
  private static final int WIDTH = 426;
  private static final int HEIGHT = 240;

  /** Encodes and decodes it, at the lowest rendition's rate. */
  private static boolean isSlateOnceEncoded(Picture picture) {
    VideoEncoderSettings settings =
        new VideoEncoderSettings(
            WIDTH, HEIGHT, FrameRate.of(25), 52_000, 60_000, 48_000, "superfast", 2, 1);
    List<Boolean> found = new ArrayList<>();
    try (VideoEncoder encoder = VideoEncoder.open(settings);
        PacketDecoder decoder =
            PacketDecoder.open(
                Track.video(
                    0,
                    "h264",
                    encoder.configuration().record(),
                    new Track.Video(WIDTH, HEIGHT, Optional.empty(), 1, 1, 0)))) {
      encoder.encode(
          picture,
          /* index= */ 0,
          /* idr= */ true,
          frame ->
              decoder.decode(
                  new ContributionPacket(
                      0,
                      0,
                      MediaTime.ZERO,
                      MediaTime.ZERO,
                      MediaTime.ZERO,
                      /* keyFrame= */ true,
                      frame.data()),
                  decoded -> {
                    try (Picture again = Picture.share(decoded.frame())) {
                      found.add(SlateRecognition.isSlate(again));
                    }
                  }));
    }
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void isSlate_theSlateOnceEncoded_isRecognised() {
    try (Picture slate = SlateArtist.draw(WIDTH, HEIGHT, SlateText.signalLost("Salle"))) {
      assertThat(isSlateOnceEncoded(slate)).isTrue();
    }
  }

  @Test
  void isSlate_ofATownsColourAndLogo_isRecognisedAndOfThem() {
    BufferedImage logo = new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = logo.createGraphics();
    graphics.setPaint(Color.GREEN);
    graphics.fillRect(0, 0, 300, 100);
    graphics.dispose();
    for (int town : List.of(0x7a1f3d, 0xffcc00, 0x2aa8a0, 0x000000, 0xffffff)) {
      SlateBrand brand = new SlateBrand(new Color(town), Optional.of(logo));
      for (SlateText text :
          List.of(SlateText.closedSession("Salle"), SlateText.suspended("Conseil"))) {
        try (Picture slate = SlateArtist.draw(WIDTH, HEIGHT, text, brand);
            Picture plain = SlateArtist.draw(WIDTH, HEIGHT, text)) {
          assertThat(isSlateOnceEncoded(slate)).as("%06x", town).isTrue();
          assertThat(luma(slate, WIDTH / 2, 1)).isNotEqualTo(luma(plain, WIDTH / 2, 1));
          assertThat(luma(slate, WIDTH / 2, 46)).isNotEqualTo(luma(plain, WIDTH / 2, 46));
        }
      }
    }
  }

  private static int luma(Picture picture, int x, int y) {
    return picture.frame().data(0).get((long) y * picture.frame().linesize(0) + x) & 0xff;
  }

  @Test
  void isSlate_otherDarkPictures_areNot() {
    for (Color below : List.of(Color.BLACK, Color.DARK_GRAY, new Color(0x0e331f))) {
      BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setPaint(new GradientPaint(0, 0, new Color(0x1b3a5c), 0, HEIGHT, below));
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      graphics.dispose();
      try (Picture picture = DrawnPicture.of(image)) {
        assertThat(isSlateOnceEncoded(picture)).isFalse();
      }
    }
  }
}
