package org.tribune.transcoder.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.sandbox.Sandbox;
import org.tribune.media.NativeLibraries;
import org.tribune.media.slate.SlateBrand;
import org.tribune.transcoder.film.FilmException;
import org.tribune.transcoder.film.FilmOptions;
import org.tribune.transcoder.film.FilmTranscoder;

/** The process that tries films: a file and a folder in each line that it reads, a verdict back. */
final class FilmTrial {
  /** What begins a line that is a verdict. */
  static final String VERDICT = "verdict\t";

  /** It is in a sandbox, and its peak is that of all its films. */
  static final String SEALED = "sealed";

  /** What FFmpeg's libraries print is not ours to read. */
  private static final PrintStream OUT = System.out;

  private static final FilmOptions OPTIONS =
      new FilmOptions(
          new TranscoderConfig(
              "x264",
              Optional.of("ultrafast"),
              /* ladder= */ List.of(36),
              Duration.ofMillis(320),
              Duration.ofMillis(1_920)),
          "WebTV",
          SlateBrand.OWN,
          "fr",
          Instant.parse("2026-06-01T10:00:00Z"),
          Optional.of(-23.0),
          Duration.ofMinutes(10),
          /* acceptsShort= */ true);

  private FilmTrial() {}

  public static void main(String[] arguments) throws IOException {
    boolean isSealed = List.of(arguments).contains(SEALED);
    if (isSealed) {
      NativeLibraries.load();
      Sandbox.sealOrEnd();
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split("\t", /* limit= */ 2);
      if (!isSealed) {
        forgetPeak();
      }
      String found = verdict(Path.of(words[0]), Path.of(words[1]));
      OUT.println(VERDICT + peakKilobytes() + "\t" + found.replaceAll("[\t\n]", " "));
    }
  }

  private static String verdict(Path film, Path folder) {
    try {
      double seconds = FilmTranscoder.run(film, folder, OPTIONS, (_, _) -> {}).seconds();
      return String.format(Locale.ROOT, "made %.2f", seconds);
    } catch (FilmException e) {
      return "refused " + e.flaw().code() + " " + e.getMessage();
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      return "failed " + e;
    }
  }

  /** See clear_refs in proc(5). */
  private static void forgetPeak() throws IOException {
    Files.writeString(Path.of("/proc/self/clear_refs"), "5");
  }

  private static long peakKilobytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    }
  }
}
