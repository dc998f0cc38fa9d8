package org.tribune.box;

import java.nio.file.Path;
import java.util.Optional;
import org.tribune.core.config.ConfigLoader;
import org.tribune.core.config.TribuneConfig;
import picocli.CommandLine.Option;

/** The options of every command that runs a role. */
final class RunOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration, as in infra/box/tribune.yml (default: none, a demo channel)")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where to keep what must outlive the process (default: ./data)")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port of HTTP (default: 8080); 0 takes any free one")
  private Optional<Integer> port = Optional.empty();

  TribuneConfig load() {
    return new ConfigLoader(System.getenv(), Path.of(""))
        .load(new ConfigLoader.Options(config, data, port));
  }
}
