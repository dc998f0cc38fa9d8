package org.tribune.core.config.yaml;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.config.CaptionsConfig;

/** Reads {@code captions}. */
final class CaptionsReader {
  private static final List<String> ENGINES = words(CaptionsConfig.Engine.values());
  private static final List<String> SOURCES = words(CaptionSource.values());
  private static final int MOST_THREADS = 16;
  private static final long LEAST_MEMORY = 100_000_000;
  private static final long USUAL_MEMORY = 1_500_000_000;
  private static final long MOST_MEMORY = 64_000_000_000L;

  private CaptionsReader() {}

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  static CaptionsConfig read(Section section) {
    return new CaptionsConfig(
        recogniser(section),
        recogniser(section.section("recordings")),
        Values.text(section, "language"),
        order(section));
  }

  private static Optional<CaptionsConfig.Recogniser> recogniser(Section section) {
    Optional<CaptionsConfig.Engine> engine =
        Values.choice(section, "engine", ENGINES)
            .map(word -> CaptionsConfig.Engine.valueOf(word.toUpperCase(Locale.ROOT)));
    Optional<Path> model = Values.path(section, "model");
    List<String> command =
        section.words("command").orElse(List.of()).stream().map(Given::text).toList();
    int threads =
        Values.integer(section, "threads", /* lowest= */ 1, MOST_THREADS).orElse(/* usual= */ 1);
    long memory = Values.bytes(section, "memory", LEAST_MEMORY, MOST_MEMORY).orElse(USUAL_MEMORY);
    if (engine.isEmpty()) {
      // Whoever names a model wants it heard, and a command is one.
      engine =
          command.isEmpty()
              ? model.map(_ -> CaptionsConfig.Engine.SHERPA)
              : Optional.of(CaptionsConfig.Engine.COMMAND);
    }
    engine.ifPresent(each -> require(section, each, model, command));
    return engine.map(each -> new CaptionsConfig.Recogniser(each, model, command, threads, memory));
  }

  private static void require(
      Section section, CaptionsConfig.Engine engine, Optional<Path> model, List<String> command) {
    if (engine == CaptionsConfig.Engine.SHERPA && model.isEmpty()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf("model"),
              "is missing: name the folder of a model for sherpa-onnx, see docs/captions.md");
    }
    if ((engine == CaptionsConfig.Engine.COMMAND) == command.isEmpty()) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf("command"),
              command.isEmpty()
                  ? "is missing: name the program and its arguments, such as [my-recogniser, fr]"
                  : "is for engine: command alone: leave it out, or choose that engine");
    }
  }

  private static List<CaptionSource> order(Section section) {
    Optional<List<Given>> given = section.words("order");
    if (given.isEmpty()) {
      return CaptionsConfig.USUAL.order();
    }
    Set<CaptionSource> order = new LinkedHashSet<>();
    for (Given each : given.get()) {
      Optional<CaptionSource> source =
          Values.choice(section.mistakes(), each, SOURCES)
              .map(word -> CaptionSource.valueOf(word.toUpperCase(Locale.ROOT)));
      if (source.isPresent() && !order.add(source.get())) {
        section.mistakes().add(each, "is there twice: name each source once");
      }
    }
    return List.copyOf(order);
  }
}
