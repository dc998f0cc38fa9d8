package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.testkit.Tool;

/**
 * The sound of what is on air as one stream, through the real program, as ffmpeg hears it: a tone
 * that is silent in a closed session.
 */
@Tag("e2e")
class SoundStreamEndToEndTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String ADDRESS = "/hls/live/chamber/sound.aac";
  private static final String YAML =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: chamber, autostart: true, sources: [{type: rtmp, streamKey: key-of-the-chamber}]}
      """;

  @TempDir private Path folder;

  private static Tool.Result heard(BoxProcess box, int seconds, Path file)
      throws IOException, InterruptedException {
    return Tool.run(
        DEADLINE,
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-xerror",
            "-t",
            "" + seconds,
            "-i",
            box.address(ADDRESS),
            "-c",
            "copy",
            "-f",
            "adts",
            // Silence is so small that it would wait for most of a minute to be written.
            "-flush_packets",
            "1",
            "" + file));
  }

  private static void assertDecodes(Path file, double seconds)
      throws IOException, InterruptedException {
    Tool.Result decoded =
        Tool.run(
            DEADLINE,
            List.of("ffmpeg", "-v", "error", "-xerror", "-i", "" + file, "-f", "null", "-"));
    assertThat(decoded.status()).as(decoded.output()).isZero();
    assertThat(decoded.output()).isBlank();
    Tool.Result probed =
        Tool.run(
            DEADLINE,
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-of",
                "csv=p=0",
                "-count_packets",
                "-show_entries",
                "stream=codec_name,profile,sample_rate,channels,nb_read_packets",
                "" + file));
    String[] facts = probed.output().strip().split(",", -1);
    assertThat(facts).as(probed.output()).hasSize(5);
    assertThat(List.of(facts).subList(0, 3)).containsExactly("aac", "LC", "48000");
    assertThat(Integer.parseInt(facts[4]) * 1_024 / 48_000.0).isGreaterThanOrEqualTo(seconds);
  }

  @Test
  void stream_isHeardAtOnce_isSilentBehindClosedDoors_andEndsWithTheBroadcast() throws Exception {
    Path secret = TelltaleClip.secret(folder);
    try (BoxProcess box = BoxProcess.start(folder, YAML);
        Encoder encoder = TelltaleCamera.send(box, secret)) {
      box.awaitOnAir("chamber", /* segments= */ 3);
      box.awaitPicture("chamber", "SOURCE");
      TelltaleCamera.film(Duration.ofSeconds(4));
      Path open = folder.resolve("open.aac");
      Tool.Result read = heard(box, /* seconds= */ 5, open);
      assertThat(read.status()).as(read.output()).isZero();
      assertDecodes(open, /* seconds= */ 4.9);
      assertThat(TelltaleClip.tone(open))
          .as("What is public is heard")
          .isGreaterThan(TelltaleClip.TONE);

      box.interrupt("chamber", "close", "");
      box.awaitPicture("chamber", "SLATE");
      TelltaleCamera.film(Duration.ofSeconds(6));
      Path closed = folder.resolve("closed.aac");
      assertThat(heard(box, /* seconds= */ 5, closed).status()).isZero();
      assertDecodes(closed, /* seconds= */ 4.9);
      assertThat(TelltaleClip.tone(closed))
          .as("What is closed is not")
          .isLessThan(TelltaleClip.TONE);

      Path rest = folder.resolve("rest.aac");
      CompletableFuture<Tool.Result> listening =
          CompletableFuture.supplyAsync(() -> listened(box, rest));
      box.await("a listener", () -> Files.exists(rest) && Files.size(rest) > 0);
      box.endBroadcast("chamber");
      Tool.Result ended = listening.join();
      assertThat(ended.status()).as(ended.output()).isZero();
      assertThat(ended.output()).as("It ends, and is not cut").isBlank();
      assertDecodes(rest, /* seconds= */ 1);
      assertThat(box.get(ADDRESS).statusCode()).isEqualTo(404);
      assertThat(encoder.isSending()).isTrue();
    }
  }

  private static Tool.Result listened(BoxProcess box, Path file) {
    try {
      return heard(box, /* seconds= */ 50, file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
