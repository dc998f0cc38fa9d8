package org.tribune.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.archive.film.FilmEncoder;
import org.tribune.core.config.Logo;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.sandbox.SandboxedJava;
import org.tribune.core.sandbox.SpareTime;
import org.tribune.media.NativeLibraries;

/**
 * Runs {@code tribune transcode} in a sandbox of its own, with nothing but the processor time that
 * nobody else wants, bounded memory, and as the first to go if memory runs out. So neither the
 * length of a film nor what is wrong with its file can harm a broadcast, and whatever its decoder
 * is made to do, it reads that file and writes that film.
 */
final class FilmProcess implements FilmEncoder {
  /** What an 8K film's decoder takes, and some; no segment, all of which we read, is as long. */
  private static final SandboxedJava.Limits LIMITS =
      new SandboxedJava.Limits(/* memory= */ 2_500_000_000L, /* largestFile= */ 64_000_000);

  private static final String HEAP = "-Xmx256m";

  private final TribuneConfig config;

  /** Processes that encode as {@code config} says. */
  FilmProcess(TribuneConfig config) {
    this.config = config;
  }

  @Override
  public Process start(Path source, Path folder, String title, boolean acceptsShort)
      throws IOException {
    // The process can't unpack them: it writes nothing but the film.
    NativeLibraries.load();
    Path configuration = folder.resolveSibling("encoder.yml");
    List<Path> read = new ArrayList<>(List.of(configuration, source, NativeLibraries.folder()));
    Optional<Path> logo = logo(folder.resolveSibling("logo"));
    logo.ifPresent(read::add);
    Files.writeString(configuration, configuration(logo));
    Files.createDirectories(folder);
    return new SandboxedJava(
            Main.class.getName(),
            options(),
            arguments(configuration, source, folder, title, acceptsShort),
            read,
            folder,
            LIMITS)
        .start(config.sandbox(), SpareTime.manners());
  }

  /** The logo's copy at {@code file}: the process may not read where the site keeps its own. */
  private Optional<Path> logo(Path file) throws IOException {
    Optional<Logo> logo = config.site().theme().logo();
    if (logo.isPresent()) {
      Files.write(file, logo.get().content());
    }
    return logo.map(_ -> file.toAbsolutePath());
  }

  /**
   * What it needs of our configuration, and no more; and our time zone: libraries are known to be
   * unpacked by the times of their files, which jars hold without a zone.
   */
  private String configuration(Optional<Path> logo) {
    TranscoderConfig transcoder = config.transcoder();
    String ladder = transcoder.ladder().isEmpty() ? "auto" : transcoder.ladder().toString();
    String looks =
        config.site().theme().colour().map(colour -> ", colour: \"" + colour + "\"").orElse("")
            + logo.map(file -> ", logo: \"" + file + "\"").orElse("");
    return """
        site: {languages: %s, timezone: %s%s}
        transcoder: {encoder: %s, preset: %s, ladder: %s, part: %s, segment: %s}
        """
        .formatted(
            config.site().languages(),
            ZoneId.systemDefault(),
            looks,
            transcoder.encoder(),
            transcoder.preset().orElse("auto"),
            ladder,
            transcoder.part(),
            transcoder.segment());
  }

  private static List<String> options() throws IOException {
    List<String> options = new ArrayList<>(List.of(HEAP));
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("org.bytedeco."))
        .forEach(name -> options.add("-D" + name + "=" + System.getProperty(name)));
    options.add("-Dorg.bytedeco.javacpp.cachedir=" + NativeLibraries.folder());
    return options;
  }

  private List<String> arguments(
      Path configuration, Path source, Path folder, String title, boolean acceptsShort) {
    List<String> arguments = new ArrayList<>(List.of("transcode", "--progress"));
    arguments.addAll(List.of("--config", "" + configuration.toAbsolutePath()));
    if (!title.isEmpty()) {
      arguments.add("--title=" + title);
    }
    if (acceptsShort) {
      arguments.add("--accept-short");
    }
    arguments.add("--longest=" + config.films().longest().toMinutes());
    arguments.addAll(List.of("--", "" + source.toAbsolutePath(), "" + folder.toAbsolutePath()));
    return arguments;
  }
}
