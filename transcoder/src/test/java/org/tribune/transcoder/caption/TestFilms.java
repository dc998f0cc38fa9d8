package org.tribune.transcoder.caption;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tribune.testkit.Clips;

/** Moving pictures of 25 a second, without captions. */
public final class TestFilms {
  private TestFilms() {}

  /** Makes one with ffmpeg. */
  public static Path make(Path file, int seconds, String... options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-f", "lavfi"));
    all.addAll(List.of("-i", "testsrc2=size=320x180:rate=25:duration=" + seconds));
    all.addAll(List.of(options));
    return Clips.made(file, all);
  }
}
