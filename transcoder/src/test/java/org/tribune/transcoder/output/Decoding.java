package org.tribune.transcoder.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.tribune.testkit.Tool;

/** What a decoder that we did not write says of a file. */
public final class Decoding {
  private Decoding() {}

  /** Fails unless ffmpeg decodes it without a word. */
  public static void assertDecodes(Path file) throws IOException, InterruptedException {
    Tool.Result result =
        Tool.run(
            Duration.ofMinutes(2),
            List.of("ffmpeg", "-v", "warning", "-xerror", "-i", "" + file, "-f", "null", "-"));
    assertThat(result.status()).as(result.output()).isZero();
    assertThat(result.output()).isEmpty();
  }
}
