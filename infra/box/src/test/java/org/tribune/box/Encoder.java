package org.tribune.box;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tribune.testkit.Tool;

/** A camera's encoder: FFmpeg that sends a clip in a loop, at its own pace. */
final class Encoder implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Process process;

  private Encoder(Process process) {
    this.process = process;
  }

  /** Sends {@code clip}: what the route can carry as it is, the rest encoded anew. */
  static Encoder send(Path clip, Route route, String address, Path output)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>();
    options.addAll(coding("v", clip, route));
    options.addAll(coding("a", clip, route));
    return send(clip, options, route, address, output);
  }

  /** Sends {@code clip} with these output options. */
  static Encoder send(Path clip, List<String> options, Route route, String address, Path output)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostats"));
    command.addAll(List.of("-re", "-stream_loop", "-1", "-i", "" + clip));
    command.addAll(options);
    command.addAll(List.of("-f", route.container(), address));
    return new Encoder(Tool.start(output, command));
  }

  private static List<String> coding(String kind, Path clip, Route route)
      throws IOException, InterruptedException {
    String codec = codec(kind, clip);
    if (codec.isEmpty() || route.carries(codec)) {
      return List.of("-c:" + kind, "copy");
    }
    return kind.equals("a")
        ? List.of("-c:a", "aac", "-ar", "48000")
        : List.of("-c:v", "libx264", "-preset", "ultrafast", "-g", "50");
  }

  private static String codec(String kind, Path clip) throws IOException, InterruptedException {
    return Tool.run(
            DEADLINE,
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-select_streams",
                kind + ":0",
                "-show_entries",
                "stream=codec_name",
                "-of",
                "default=nw=1:nk=1",
                "" + clip))
        .output()
        .strip();
  }

  boolean isSending() {
    return process.isAlive();
  }

  /** Waits until it gives up; its exit status. */
  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  /** Pulls the plug. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
