package org.tribune.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The ffmpeg command as a camera or an encoder at the other end. Close it to unplug it. */
public final class FfmpegPeer implements AutoCloseable {
  private static final List<String> LIVE_PICTURE_AND_SOUND =
      List.of(
          "-re",
          "-f",
          "lavfi",
          "-i",
          "testsrc2=size=320x180:rate=25",
          "-re",
          "-f",
          "lavfi",
          "-i",
          "sine=frequency=1000:sample_rate=48000",
          "-c:v",
          "libx264",
          "-preset",
          "ultrafast",
          "-tune",
          "zerolatency",
          "-g",
          "25",
          "-pix_fmt",
          "yuv420p",
          "-c:a",
          "aac");

  private final Process process;

  private FfmpegPeer(List<String> arguments) {
    this(new ProcessBuilder(command(arguments)));
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-loglevel", "error", "-nostdin"));
    command.addAll(arguments);
    return command;
  }

  private FfmpegPeer(ProcessBuilder command) {
    try {
      process =
          command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a small live picture with sound to an address. */
  public static FfmpegPeer sending(String format, String url) {
    assumeInstalled();
    List<String> arguments = new ArrayList<>(LIVE_PICTURE_AND_SOUND);
    arguments.addAll(List.of("-f", format, url));
    return new FfmpegPeer(arguments);
  }

  /** Runs with these arguments. */
  static FfmpegPeer running(List<String> arguments) {
    assumeInstalled();
    return new FfmpegPeer(arguments);
  }

  /** Sends two seconds in 320 × 180, then 640 × 360, in one stream. */
  static FfmpegPeer sendingTwoSizes(String url) {
    assumeInstalled();
    String encode =
        " -c:v libx264 -preset ultrafast -tune zerolatency -g 25 -pix_fmt yuv420p -f mpegts - ";
    String small = "ffmpeg -v error -re -f lavfi -i testsrc2=size=320x180:rate=25 -t 3" + encode;
    String large = "ffmpeg -v error -re -f lavfi -i testsrc2=size=640x360:rate=25 -t 6" + encode;
    return new FfmpegPeer(
        new ProcessBuilder(
            "sh",
            "-c",
            "( "
                + small
                + "; "
                + large
                + ") | ffmpeg -v error -f data -i - -map 0 -c copy"
                + " -f data '"
                + url
                + "'"));
  }

  /** Sends noise that no demuxer knows. */
  static FfmpegPeer sendingGarbage(String url) {
    assumeInstalled();
    return new FfmpegPeer(
        List.of("-re", "-f", "lavfi", "-i", "anoisesrc=sample_rate=192000", "-f", "f64le", url));
  }

  private static void assumeInstalled() {
    try {
      Process version = new ProcessBuilder("ffmpeg", "-version").start();
      version.getInputStream().readAllBytes();
      Assumptions.assumeTrue(version.waitFor() == 0, "No ffmpeg command: install ffmpeg");
    } catch (IOException e) {
      Assumptions.abort("No ffmpeg command: install ffmpeg");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
