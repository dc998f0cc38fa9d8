package org.tribune.box;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.config.yaml.ConfigLoader;

/** The box as {@code tribune box} runs it, on a machine whose clock is wrong. */
final class WrongClockBox {
  private WrongClockBox() {}

  /** The arguments: by how much the clock is wrong, as {@code PT-1H}; the configuration's file. */
  public static void main(String[] arguments) throws InterruptedException {
    Clock machine = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[0]));
    TribuneConfig config =
        new ConfigLoader(Map.of(), Path.of(""))
            .load(ConfigLoader.Options.file(Path.of(arguments[1])));
    PrintWriter out = new PrintWriter(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
    System.exit(new Program(ProcessRole.BOX, config, out, machine).run());
  }
}
