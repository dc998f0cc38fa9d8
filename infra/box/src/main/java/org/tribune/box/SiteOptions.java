package org.tribune.box;

import java.nio.file.Path;
import java.util.Optional;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.core.time.ProcessTimeZone;
import org.tribune.media.NativeLibraries;
import picocli.CommandLine.Option;

/** The options of every command: which site it is about. */
final class SiteOptions {
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

  /** The configuration's file, if one was named. */
  Optional<Path> configuration() {
    return config;
  }

  /** The configuration; from here on the process writes times in the site's zone. */
  TribuneConfig load() {
    return load(/* port= */ Optional.empty());
  }

  TribuneConfig load(Optional<Integer> port) {
    TribuneConfig loaded =
        new ConfigLoader(System.getenv(), Path.of(""))
            .load(new ConfigLoader.Options(config, data, port));
    ProcessTimeZone.set(loaded.site().timezone());
    NativeLibraries.keepApart(loaded.site().timezone());
    return loaded;
  }
}
