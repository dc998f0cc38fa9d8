package org.tribune.transcoder.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tribune.testkit.Tool;

/** Moving pictures of 25 a second, without captions. */
public final class TestFilms {
  private TestFilms() {}

  /** Makes one with ffmpeg. */
  public static Path make(Path file, int seconds, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-f", "lavfi"));
    command.addAll(List.of("-i", "testsrc2=size=320x180:rate=25:duration=" + seconds));
    command.addAll(List.of(options));
    command.add("" + file);
    Tool.Result result = Tool.run(Duration.ofSeconds(60), command);
    assertThat(result.status()).as(result.output()).isZero();
    return file;
  }
}
