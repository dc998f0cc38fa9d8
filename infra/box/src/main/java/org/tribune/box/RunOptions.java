package org.tribune.box;

import java.util.Optional;
import org.tribune.core.config.TribuneConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that runs a role. */
final class RunOptions {
  @Mixin private SiteOptions site = new SiteOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port of HTTP (default: 8080); 0 takes any free one")
  private Optional<Integer> port = Optional.empty();

  TribuneConfig load() {
    return site.load(port);
  }
}
