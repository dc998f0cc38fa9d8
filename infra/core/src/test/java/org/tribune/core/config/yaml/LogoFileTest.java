package org.tribune.core.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.config.Logo;

class LogoFileTest {
  @TempDir private Path folder;

  /** A picture's name says nothing. */
  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("logo.txt"), content);
  }

  private Path svg(String inside) throws IOException {
    return file(inside.getBytes(StandardCharsets.UTF_8));
  }

  private static String drawn(String attributes, String inside) {
    return "<?xml version='1.0'?>\n<!-- drawn -->\n<svg xmlns='http://www.w3.org/2000/svg' "
        + attributes
        + ">"
        + inside
        + "</svg>";
  }

  @Test
  void png_isKnownByItsContent() throws Exception {
    Path file = folder.resolve("logo.svg");
    ImageIO.write(new BufferedImage(90, 30, BufferedImage.TYPE_INT_ARGB), "png", file.toFile());
    Logo logo = LogoFile.read(file);
    assertThat(logo.type()).isEqualTo(Logo.Type.PNG);
    assertThat(logo.ratio()).isEqualTo(3);
    assertThat(logo.content()).isEqualTo(Files.readAllBytes(file));
  }

  /** The heads of pictures that libwebp wrote: 64 by 32 pixels. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "52494646480000005745425056503820 3c000000 f0 0400 9d012a 4000 2000 3e913e97",
        "524946461e000000574542505650384c 11000000 2f 3fc00700 07d0fffef7bf",
        "524946465e000000574542505650385 80a000000 10000000 3f0000 1f0000 414c5048"
      })
  void webp_ofEachKind_tellsItsSize(String head) throws Exception {
    Logo logo = LogoFile.read(file(HexFormat.of().parseHex(head.replace(" ", ""))));
    assertThat(logo.type()).isEqualTo(Logo.Type.WEBP);
    assertThat(logo.ratio()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "viewBox='0 0 120 40'",
        "viewBox=' -3,-3, 60.0 20'",
        "width='90px' height='30'",
        "viewBox='0 0 30 10' width='100%' height='100%'"
      })
  void svg_tellsItsSize(String attributes) throws Exception {
    Logo logo =
        LogoFile.read(
            svg(
                drawn(
                    attributes,
                    "<style>path{fill:#123}</style><defs><path id='a' d='M0 0'/></defs><use href='#a'/>")));
    assertThat(logo.type()).isEqualTo(Logo.Type.SVG);
    assertThat(logo.ratio()).isCloseTo(3, offset(0.01));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<g><SCRIPT href='a.js'/></g>",
        "<path onload='alert(1)' d='M0 0'/>",
        "<foreignObject><p>a</p></foreignObject>",
        "<image href='https://example.org/a.png'/>",
        "<a xmlns:x='http://www.w3.org/1999/xlink' x:href=' javascript:alert(1)'><path d='M0 0'/></a>"
      })
  void svg_thatRunsOrLoads_isRefused(String inside) throws IOException {
    Path file = svg(drawn("viewBox='0 0 2 1'", inside));
    assertThatThrownBy(() -> LogoFile.read(file))
        .hasMessageContaining("runs or loads something: save it as a plain SVG");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html xmlns='http://www.w3.org/1999/xhtml'/> | is none of SVG, PNG and WebP",
        "<svg viewBox='0 0 1 1'/> | is none of SVG, PNG and WebP",
        "GIF89a | is none of SVG, PNG and WebP",
        "<svg xmlns='http://www.w3.org/2000/svg'/> | has no size",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 5'/> | has no size",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 5'/> | more than 8 times",
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>&a;</svg> | is none of"
      })
  void otherFile_isRefusedWithARemedy(String content, String told) throws IOException {
    Path file = svg(content);
    assertThatThrownBy(() -> LogoFile.read(file)).hasMessageContaining(told);
  }

  @Test
  void largeOrMissingFile_isRefused() throws IOException {
    Path large = file(new byte[70_000]);
    assertThatThrownBy(() -> LogoFile.read(large)).hasMessageContaining("larger than 64 kB");
    assertThatThrownBy(() -> LogoFile.read(folder.resolve("none.svg")))
        .hasMessageContaining("can't be read");
  }
}
