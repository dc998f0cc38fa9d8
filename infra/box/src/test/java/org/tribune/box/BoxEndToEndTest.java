package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Clips;
import org.tribune.testkit.Tool;

/** From a camera to a player that we did not write, through the real program. */
@Tag("e2e")
class BoxEndToEndTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  @Tag("wide")
  void box_fileAsCamera_isReadByFfmpegWithoutError() throws IOException, InterruptedException {
    Path clip = Clips.of("cam07_office_interviews_35s.mp4");
    String yaml =
        """
        channels:
          - id: chamber
            autostart: true
            sources: [{type: file, path: "%s"}]
        transcoder: {ladder: [240]}
        """
            .formatted(clip);
    try (BoxProcess box = BoxProcess.start(folder, yaml)) {
      box.awaitOnAir("chamber", /* segments= */ 2);

      assertReadable(box.address("/hls/live/chamber/index.m3u8"));
      assertThat(box.stop()).as(box.said()).isZero();
    }
  }

  @Test
  void box_encoderOverRtmp_isReadByFfmpegWithoutError() throws IOException, InterruptedException {
    Path clip = Clips.of("cam07_office_interviews_35s.mp4");
    String yaml =
        """
        channels:
          - id: chamber
            autostart: true
            sources: [{type: rtmp, streamKey: correct-horse-battery}]
        transcoder: {ladder: [240]}
        """;
    try (BoxProcess box = BoxProcess.start(folder, yaml)) {
      Process encoder =
          Tool.start(
              folder.resolve("ffmpeg.txt"),
              List.of(
                  "ffmpeg",
                  "-hide_banner",
                  "-re",
                  "-stream_loop",
                  "-1",
                  "-i",
                  clip.toString(),
                  "-c",
                  "copy",
                  "-f",
                  "flv",
                  box.rtmpAddress("correct-horse-battery")));
      try {
        box.awaitOnAir("chamber", /* segments= */ 2);
        assertReadable(box.address("/hls/live/chamber/index.m3u8"));
      } finally {
        encoder.destroyForcibly().waitFor();
      }
    }
  }

  private static void assertReadable(String address) throws IOException, InterruptedException {
    Tool.Result probe =
        Tool.run(
            DEADLINE,
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "stream=codec_name",
                "-of",
                "csv=p=0",
                address));
    assertThat(probe.output()).contains("h264", "aac");
    Tool.Result decode =
        Tool.run(
            DEADLINE,
            List.of(
                "ffmpeg", "-v", "error", "-xerror", "-t", "6", "-i", address, "-f", "null", "-"));
    assertThat(decode.output()).isEmpty();
    assertThat(decode.status()).isZero();
  }
}
