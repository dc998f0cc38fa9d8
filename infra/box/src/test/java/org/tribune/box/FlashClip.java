package org.tribune.box;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tribune.testkit.Clips;

/** Clips that flash white and beep together for the first fifth of every other second. */
final class FlashClip {
  private static final int FLV_HEADER = 13;
  private static final int TAG_HEADER = 11;
  private static final int TAG_TRAILER = 4;

  private FlashClip() {}

  /**
   * Makes one.
   *
   * @param sound such as {@code 44100:mono}
   * @param coding ffmpeg's options for the picture
   */
  static Path make(Path file, int seconds, String size, String sound, List<String> coding)
      throws IOException, InterruptedException {
    int colon = sound.indexOf(':');
    List<String> options = new ArrayList<>(List.of("-f", "lavfi", "-i"));
    options.add(
        "color=black:s=%s:r=25:d=%d,drawbox=c=white:t=fill:enable='lt(mod(t,2),0.2)'"
            .formatted(size, seconds));
    options.addAll(List.of("-f", "lavfi", "-i"));
    options.add(
        "aevalsrc='if(lt(mod(t,2),0.2),0.5*sin(2*PI*1000*t),0)':s=%s:d=%d,aformat=channel_layouts=%s"
            .formatted(sound.substring(0, colon), seconds, sound.substring(colon + 1)));
    options.addAll(coding);
    options.addAll(List.of("-c:a", "aac", "-f", "flv"));
    return Clips.made(file, options);
  }

  /** The tags of {@code second}, in time after those of {@code first}, as one stream. */
  static Path join(Path file, Path first, Path second, Duration lengthOfFirst) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Files.readAllBytes(first));
    ByteBuffer tags = ByteBuffer.wrap(Files.readAllBytes(second)).position(FLV_HEADER);
    while (tags.remaining() > TAG_HEADER) {
      int at = tags.position();
      int length = TAG_HEADER + (tags.getInt(at) & 0xffffff) + TAG_TRAILER;
      int time = (tags.getInt(at + 4) >>> 8) | (tags.get(at + 7) << 24);
      int later = time + Math.toIntExact(lengthOfFirst.toMillis());
      tags.putInt(at + 4, (later << 8) | (later >>> 24));
      all.write(tags.array(), at, length);
      tags.position(at + length);
    }
    return Files.write(file, all.toByteArray());
  }
}
