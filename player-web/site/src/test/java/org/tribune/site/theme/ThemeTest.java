package org.tribune.site.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.SiteTheme;
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.site.RunningServer;

/** The looks that a configuration asks for, as pages get them. */
class ThemeTest {
  private static final String DRAWING =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"/>";

  @TempDir Path folder;

  private SiteTheme configured(String site) throws IOException {
    Files.writeString(folder.resolve("logo.svg"), DRAWING);
    Path file = Files.writeString(folder.resolve("tribune.yml"), "site: {" + site + "}\n");
    return new ConfigLoader(Map.of(), folder).load(ConfigLoader.Options.file(file)).site().theme();
  }

  @Test
  void sheet_ofAColourAndALogo_hasShadesAndTheLogosWidth() throws IOException {
    Theme theme = new Theme(configured("logo: logo.svg, colour: \"#FFCC00\""));
    assertThat(theme.css())
        .contains(":root:root{", "@media (prefers-color-scheme:dark){:root:root{")
        .contains(".site-mark{width:6.75rem;");
    assertThat(new Theme(SiteTheme.OWN).css()).isEmpty();
  }

  @Test
  void card_isThePictureOfPagesWithoutOneInTheTownsColour() throws IOException {
    try (RunningServer running =
        new RunningServer(folder.resolve("data"), configured("colour: \"#7a1f3d\""))) {
      assertThat(running.get("/").body())
          .contains("<meta property=\"og:image\" content=\"http://localhost/theme/card.png\">");
      HttpResponse<byte[]> card = running.bytes(Theme.CARD);
      assertThat(card.headers().firstValue("Content-Type")).contains("image/png");
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(card.body()));
      assertThat(picture.getWidth()).isEqualTo(1_200);
      assertThat(picture.getHeight()).isEqualTo(630);
      assertThat(picture.getRGB(5, 5) & 0xffffff).isEqualTo(0x7a1f3d);
    }
  }

  @Test
  void logo_thatIsADrawing_runsNothingWhereverItIsOpened() throws IOException {
    try (RunningServer running =
        new RunningServer(folder.resolve("data"), configured("logo: logo.svg"))) {
      HttpResponse<String> logo = running.get(Theme.LOGO);
      assertThat(logo.body()).isEqualTo(DRAWING);
      assertThat(logo.headers().firstValue("Content-Type")).contains("image/svg+xml");
      assertThat(logo.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'")
          .contains("sandbox")
          .doesNotContain("script");
      assertThat(logo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      String tag = logo.headers().firstValue("ETag").orElseThrow();
      assertThat(running.get(Theme.LOGO, "If-None-Match", tag).statusCode()).isEqualTo(304);
      assertThat(running.get(Theme.SHEET).body()).contains("url(" + Theme.LOGO + ")");
      assertThat(running.get("/reports").body()).contains("class=\"site-mark\"");
    }
  }

  @Test
  void picture_ofTheSite_isServedSmallAndWithoutWhatACameraWrote() throws IOException {
    BufferedImage noise = new BufferedImage(2_400, 1_000, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int x = 0; x < noise.getWidth(); x++) {
      for (int y = 0; y < noise.getHeight(); y++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    ImageIO.write(noise, "png", folder.resolve("mairie.png").toFile());
    try (RunningServer running =
        new RunningServer(folder.resolve("data"), configured("picture: mairie.png"))) {
      assertThat(running.get(Theme.SHEET).body())
          .contains(".home-band", "url(" + Theme.PICTURE + ")", "url(" + Theme.NARROW_PICTURE);
      HttpResponse<byte[]> wide = bytes(running, Theme.PICTURE);
      assertThat(wide.headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(wide.body().length).isBetween(10_000, 48_000);
      assertThat(bytes(running, Theme.NARROW_PICTURE).body().length).isBetween(4_000, 20_000);
    }
  }

  private static HttpResponse<byte[]> bytes(RunningServer running, String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(running.request(path).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void site_withoutALogo_hasNoneToServe() {
    try (RunningServer running = new RunningServer(folder)) {
      assertThat(running.get(Theme.LOGO).statusCode()).isEqualTo(404);
      assertThat(running.get(Theme.PICTURE).statusCode()).isEqualTo(404);
      assertThat(running.get(Theme.SHEET).statusCode()).isEqualTo(200);
    }
  }
}
