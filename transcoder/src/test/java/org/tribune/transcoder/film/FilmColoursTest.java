package org.tribune.transcoder.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.media.slate.SlateBrand;
import org.tribune.testkit.Clips;

/**
 * Bars of colours that are computed here, in what cameras write, come out as the R'G'B' of a BT.709
 * screen: decoded and turned into R'G'B' by ffmpeg.
 */
@Timeout(120)
final class FilmColoursTest {
  private static final int BAR = 64;
  private static final int HEIGHT = 64;
  private static final int FRAMES = 10;

  /** Light of a BT.709 screen, 1 being white; high dynamic range has more. */
  private static final double[][] BARS = {
    {0.2, 0.2, 0.2},
    {0.05, 0.05, 0.05},
    {0.25, 0.02, 0.02},
    {0.02, 0.25, 0.02},
    {0.02, 0.02, 0.25},
    {0.25, 0.25, 0.02},
    {0.15, 0.1, 0.07},
    {0, 0, 0}
  };

  private static final double[][] TO_BT2020 = {
    {0.627404, 0.329283, 0.043313}, {0.069097, 0.919540, 0.011362}, {0.016391, 0.088013, 0.895595}
  };

  private static final double[] BT2020 = {0.2627, 0.6780, 0.0593};
  private static final double[] BT709 = {0.2126, 0.7152, 0.0722};
  private static final double[] BT601 = {0.299, 0.587, 0.114};

  @TempDir Path directory;

  /** How a camera writes colours: FFmpeg's names of matrix, transfer and primaries. */
  enum Camera {
    PQ("bt2020nc", "smpte2084", "bt2020"),
    WIDE("bt2020nc", "bt709", "bt2020"),
    HD("bt709", "bt709", "bt709"),
    SD("smpte170m", "smpte170m", "smpte170m"),
    SD_UNTOLD("unknown", "unknown", "unknown");

    private final String filter;

    Camera(String matrix, String transfer, String primaries) {
      this.filter =
          "setparams=colorspace=%s:color_trc=%s:color_primaries=%s"
              .formatted(matrix, transfer, primaries);
    }

    private double[] weights() {
      return switch (this) {
        case PQ, WIDE -> BT2020;
        case HD -> BT709;
        case SD, SD_UNTOLD -> BT601;
      };
    }

    private double[] signal(double[] bar) {
      double[] light = this == PQ || this == WIDE ? times(TO_BT2020, bar) : bar.clone();
      for (int i = 0; i < 3; i++) {
        light[i] = this == PQ ? pq(light[i]) : gamma(light[i]);
      }
      return light;
    }
  }

  /** BT.1886's, with no black level. */
  private static double gamma(double light) {
    return Math.pow(light, 1 / 2.4);
  }

  /** SMPTE ST 2084, its white being BT.2408's 203 cd/m². */
  private static double pq(double light) {
    double y = Math.pow(light * 203 / 10_000, 0.1593017578125);
    return Math.pow((0.8359375 + 18.8515625 * y) / (1 + 18.6875 * y), 78.84375);
  }

  /** BT.2100's HLG on a screen of 1,000 cd/m²: its OOTF's inverse, and its OETF. */
  private static double[] hlg(double[] light) {
    double y = 0;
    for (int i = 0; i < 3; i++) {
      y += BT2020[i] * light[i] * 0.203;
    }
    double[] signal = new double[3];
    for (int i = 0; i < 3; i++) {
      double scene = y == 0 ? 0 : light[i] * 0.203 * Math.pow(y, (1 - 1.2) / 1.2);
      signal[i] =
          scene <= 1 / 12.0
              ? Math.sqrt(3 * scene)
              : 0.17883277 * Math.log(12 * scene - 0.28466892) + 0.55991073;
    }
    return signal;
  }

  private static double[] times(double[][] matrix, double[] light) {
    double[] product = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        product[row] += matrix[row][column] * light[column];
      }
    }
    return product;
  }

  /** Bars in yuv420p10le. */
  private static byte[] picture(List<double[]> signals, double[] weights, boolean isFull) {
    int width = BAR * signals.size();
    ByteBuffer all = ByteBuffer.allocate(width * HEIGHT * 3).order(ByteOrder.LITTLE_ENDIAN);
    double[][] planes = new double[3][signals.size()];
    for (int i = 0; i < signals.size(); i++) {
      double[] rgb = signals.get(i);
      double luma = weights[0] * rgb[0] + weights[1] * rgb[1] + weights[2] * rgb[2];
      double blue = (rgb[2] - luma) / (2 * (1 - weights[2]));
      double red = (rgb[0] - luma) / (2 * (1 - weights[0]));
      planes[0][i] = isFull ? luma * 1_023 : 64 + luma * 876;
      planes[1][i] = 512 + blue * (isFull ? 1_023 : 896);
      planes[2][i] = 512 + red * (isFull ? 1_023 : 896);
    }
    for (int plane = 0; plane < 3; plane++) {
      int half = plane == 0 ? 1 : 2;
      for (int y = 0; y < HEIGHT / half; y++) {
        for (int x = 0; x < width / half; x++) {
          all.putShort((short) Math.round(planes[plane][x * half / BAR]));
        }
      }
    }
    return all.array();
  }

  private Path film(byte[] picture, String filter) throws Exception {
    Path raw = directory.resolve("raw");
    Files.write(raw, new byte[0]);
    for (int i = 0; i < FRAMES; i++) {
      Files.write(raw, picture, StandardOpenOption.APPEND);
    }
    Path film = directory.resolve("film.mkv");
    String size = BAR * BARS.length + "x" + HEIGHT;
    return Clips.made(
        film,
        List.of(
            "-f",
            "rawvideo",
            "-pix_fmt",
            "yuv420p10le",
            "-s",
            size,
            "-r",
            "25",
            "-i",
            "" + raw,
            "-vf",
            filter,
            "-c:v",
            "ffv1"));
  }

  private void requireColours(Path film, int tolerance) throws Exception {
    TranscoderConfig config =
        new TranscoderConfig(
            "x264",
            Optional.of("ultrafast"),
            List.of(HEIGHT),
            Duration.ofMillis(320),
            Duration.ofMillis(1_920));
    Path folder = directory.resolve("made");
    FilmTranscoder.run(
        film,
        folder,
        new FilmOptions(
            config,
            "WebTV",
            SlateBrand.OWN,
            "fr",
            Instant.parse("2026-06-01T10:00:00Z"),
            Optional.empty(),
            Duration.ofMinutes(1),
            /* acceptsShort= */ false),
        (_, _) -> {});
    Path lane = folder.resolve(HEIGHT + "p");
    Path joined = directory.resolve("joined.mp4");
    Files.write(joined, Files.readAllBytes(lane.resolve("init.mp4")));
    Files.write(joined, Files.readAllBytes(lane.resolve("0.m4s")), StandardOpenOption.APPEND);
    Path pixels =
        Clips.made(
            directory.resolve("pixels"),
            List.of(
                "-i",
                "" + joined,
                "-frames:v",
                "1",
                "-vf",
                "scale=in_color_matrix=bt709:in_range=tv:out_range=pc,format=rgb24",
                "-f",
                "rawvideo"));
    byte[] rgb = Files.readAllBytes(pixels);
    for (int i = 0; i < BARS.length; i++) {
      int at = (HEIGHT / 2 * BAR * BARS.length + BAR * i + BAR / 2) * 3;
      for (int colour = 0; colour < 3; colour++) {
        assertThat(rgb[at + colour] & 0xFF)
            .as("bar %d, colour %d", i, colour)
            .isCloseTo((int) Math.round(255 * gamma(BARS[i][colour])), within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PQ, tv",
    "PQ, pc",
    "WIDE, tv",
    "HD, tv",
    "HD, pc",
    "SD, tv",
    "SD, pc",
    "SD_UNTOLD, tv"
  })
  void bars_comeOutAsTheyWereFilmed(Camera camera, String range) throws Exception {
    List<double[]> signals = new ArrayList<>();
    for (double[] bar : BARS) {
      signals.add(camera.signal(bar));
    }
    byte[] picture = picture(signals, camera.weights(), range.equals("pc"));
    requireColours(film(picture, camera.filter + ":range=" + range), /* tolerance= */ 6);
  }

  @Test
  void barsInHlg_comeOutAsTheyWereFilmed() throws Exception {
    List<double[]> signals = new ArrayList<>();
    for (double[] bar : BARS) {
      signals.add(hlg(times(TO_BT2020, bar)));
    }
    String told = "setparams=colorspace=bt2020nc:color_trc=arib-std-b67:color_primaries=bt2020";
    requireColours(
        film(picture(signals, BT2020, /* isFull= */ false), told + ":range=tv"),
        /* tolerance= */ 6);
  }
}
