package org.tribune.site.golden;

import java.awt.image.BufferedImage;
import java.io.IOException;
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

/** The looks of a town, and its pages with them. */
class ThemeAnswersTest {
  private static final String DRAWING =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"/>";

  @TempDir Path directory;

  private SiteTheme theme() throws IOException {
    Files.writeString(directory.resolve("logo.svg"), DRAWING);
    BufferedImage noise = new BufferedImage(1_200, 600, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int x = 0; x < noise.getWidth(); x++) {
      for (int y = 0; y < noise.getHeight(); y++) {
        noise.setRGB(x, y, random.nextInt());
      }
    }
    ImageIO.write(noise, "png", directory.resolve("mairie.png").toFile());
    Path file =
        Files.writeString(
            directory.resolve("tribune.yml"),
            "site: {logo: logo.svg, colour: \"#7a1f3d\", picture: mairie.png}\n");
    return new ConfigLoader(Map.of(), directory)
        .load(ConfigLoader.Options.file(file))
        .site()
        .theme();
  }

  @Test
  void theme_isAnsweredAsBefore() throws IOException {
    SiteTheme theme = theme();
    try (GoldenTown town =
        GoldenTown.open("theme.txt", () -> new RunningServer(directory.resolve("data"), theme))) {
      String tag = town.get(Caller.NOBODY, "/theme/site.css").header("ETag").orElseThrow();
      town.get(Caller.NOBODY, "/theme/site.css", "If-None-Match", tag);
      for (String path :
          new String[] {
            "/theme/logo",
            "/theme/picture.jpg",
            "/theme/picture-narrow.jpg",
            "/theme/card.png",
            "/",
            "/legal",
            "/embed/next",
            "/newsletter"
          }) {
        town.get(Caller.NOBODY, path);
      }
      town.assertIsAsBefore();
    }
  }
}
