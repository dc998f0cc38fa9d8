package org.tribune.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tribune.archive.film.FilmEncoder;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.config.TribuneConfig;

/**
 * Runs {@code tribune transcode} in a process of its own, with nothing but the processor time that
 * nobody else wants, bounded memory, and as the first to go if memory runs out. So neither the
 * length of a film nor what is wrong with its file can harm a broadcast.
 */
final class FilmProcess implements FilmEncoder {
  /** What an 8K film's decoder takes, and some. */
  private static final String MEMORY = "2500000000";

  private static final String HEAP = "-Xmx256m";

  /** Of util-linux and coreutils, which every Debian has; what is missing is left out. */
  private static final List<List<String>> MANNERS =
      List.of(
          List.of("/usr/bin/choom", "-n", "900", "--"),
          List.of("/usr/bin/nice", "-n", "19"),
          List.of("/usr/bin/chrt", "--idle", "0"),
          List.of("/usr/bin/prlimit", "--data=" + MEMORY, "--core=0"));

  private final TribuneConfig config;

  /** Processes that encode as {@code config} says. */
  FilmProcess(TribuneConfig config) {
    this.config = config;
  }

  @Override
  public Process start(Path source, Path folder, String title) throws IOException {
    Path configuration = folder.resolveSibling("encoder.yml");
    Files.writeString(configuration, configuration());
    ProcessBuilder builder =
        new ProcessBuilder(command(configuration, source, folder, title))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // No password of ours is anything to a process that opens what strangers send.
    builder.environment().keySet().removeIf(name -> name.startsWith("TRIBUNE_"));
    // Not among the words of the command, which are to say what is being worked on.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.start();
  }

  /** What it needs of our configuration, and no more. */
  private String configuration() {
    TranscoderConfig transcoder = config.transcoder();
    String ladder = transcoder.ladder().isEmpty() ? "auto" : transcoder.ladder().toString();
    return """
        site: {languages: %s}
        transcoder: {encoder: %s, preset: %s, ladder: %s, part: %s, segment: %s}
        """
        .formatted(
            config.site().languages(),
            transcoder.encoder(),
            transcoder.preset().orElse("auto"),
            ladder,
            transcoder.part(),
            transcoder.segment());
  }

  private List<String> command(Path configuration, Path source, Path folder, String title) {
    List<String> command = new ArrayList<>();
    for (List<String> manner : MANNERS) {
      if (Files.isExecutable(Path.of(manner.getFirst()))) {
        command.addAll(manner);
      }
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("org.bytedeco."))
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    command.addAll(List.of("-Djava.awt.headless=true"));
    command.addAll(List.of(Main.class.getName(), "transcode", "--progress"));
    command.addAll(List.of("--config", "" + configuration.toAbsolutePath()));
    if (!title.isEmpty()) {
      command.add("--title=" + title);
    }
    command.add("--longest=" + config.films().longest().toMinutes());
    command.addAll(List.of("--", "" + source.toAbsolutePath(), "" + folder.toAbsolutePath()));
    return command;
  }
}
