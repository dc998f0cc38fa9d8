package org.tribune.core.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.config.SitePicture;

class SitePictureFileTest {
  @TempDir private Path folder;

  private Path picture(int width, int height, String format) throws IOException {
    Path file = folder.resolve("mairie");
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(picture, format, file.toFile())).isTrue();
    return file;
  }

  @ParameterizedTest
  @CsvSource({"jpeg", "png"})
  void picture_isKnownByItsContent(String format) throws Exception {
    Path file = picture(1_600, 600, format);
    SitePicture picture = SitePictureFile.read(file);
    assertThat(picture.format()).isEqualTo(format);
    assertThat(picture.content()).isEqualTo(Files.readAllBytes(file));
  }

  @ParameterizedTest
  @CsvSource({"800, 300, narrower than 960", "1000, 1000, too high"})
  void picture_ofAnUnfitShape_isRefused(int width, int height, String why) throws Exception {
    Path file = picture(width, height, "png");
    assertThatThrownBy(() -> SitePictureFile.read(file)).hasMessageContaining(why);
  }

  @Test
  void picture_thatIsDamagedOrNone_isRefused() throws Exception {
    byte[] whole = Files.readAllBytes(picture(1_600, 600, "png"));
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> SitePictureFile.read(cut)).hasMessageContaining("damaged");
    Path text = Files.writeString(folder.resolve("text"), "<svg/>");
    assertThatThrownBy(() -> SitePictureFile.read(text)).hasMessageContaining("neither a JPEG");
  }
}
