package org.tribune.transcoder.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.transcoder.hostile.Boxes.ascii;
import static org.tribune.transcoder.hostile.Boxes.join;
import static org.tribune.transcoder.hostile.Boxes.zeros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Clips;

/** Pictures and sound of shapes that no camera gives. */
@Timeout(60)
final class AbsurdMediaTest {
  private static final int ABSURD = -1;

  @TempDir static Path folder;
  private static HostileFilms films;

  @BeforeAll
  static void start() {
    films = HostileFilms.inSandbox(folder);
  }

  @AfterAll
  static void stop() {
    films.close();
  }

  private static byte[] wave(int channels, int rate, int bits) {
    int block = Math.max(1, channels * bits / 8);
    ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    head.put(ascii("RIFF")).putInt(100_036).put(ascii("WAVEfmt ")).putInt(16).putShort((short) 1);
    head.putShort((short) channels).putInt(rate).putInt(rate * block).putShort((short) block);
    head.putShort((short) bits).put(ascii("data")).putInt(100_000);
    return join(head.array(), zeros(100_000));
  }

  @Test
  void soundOfAbsurdShape_isRefused() throws Exception {
    for (int rate : new int[] {0, 1, 7, 0x7FFFFFFF, ABSURD}) {
      var _ = films.tried("rate.wav", wave(1, rate, 8));
    }
    for (int channels : new int[] {0, 9, 500, 8_192, 65_535}) {
      var _ = films.tried("channels.wav", wave(channels, 48_000, 16));
    }
  }

  private static byte[] encoded(String name, String source, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("-f", "lavfi", "-i", source));
    all.addAll(List.of(options));
    return Files.readAllBytes(Clips.made(folder.resolve(name), all));
  }

  @Test
  void picturesThatChangeTheirSizeEachTime_areAFilm() throws Exception {
    List<byte[]> pictures = new ArrayList<>();
    for (String size : List.of("64x36", "36x64", "320x180", "16x16", "640x360", "1920x1080")) {
      String source = "testsrc2=duration=0.04:rate=25:size=" + size;
      pictures.add(encoded("one.h264", source, "-c:v", "libx264", "-preset", "ultrafast"));
    }
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      all.addAll(pictures);
    }
    byte[] film = join(all.toArray(byte[][]::new));
    assertThat(films.tried("sizes.h264", film).seconds()).isBetween(5.0, 7.0);
  }

  @Test
  void aThousandPicturesASecond_areAFilmOfAsManyAsAreSeen() throws Exception {
    byte[] film = encoded("fast.mkv", "testsrc2=size=32x18:rate=1000:duration=2", "-c:v", "mpeg4");
    assertThat(films.tried("fast.mkv", film).seconds()).isBetween(1.9, 2.1);
  }

  @Test
  void picturesLargerThanAnyScreen_areRefused() throws Exception {
    for (String size : List.of("16384x8192", "32768x2048")) {
      byte[] film =
          encoded("large.mkv", "color=size=" + size + ":rate=1:duration=1", "-c:v", "mjpeg");
      films.requireFlaw("large.mkv", film, "too-large-pictures");
    }
  }
}
