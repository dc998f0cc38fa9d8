package org.tribune.speech;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of engines that tests open. */
public final class TestEngines {
  private TestEngines() {}

  /** A program as an engine. */
  public static EngineSettings command(String... command) {
    return new EngineSettings(
        EngineSettings.Kind.COMMAND,
        "fr",
        /* model= */ Optional.empty(),
        List.of(command),
        /* threads= */ 1,
        /* hotwords= */ List.of());
  }

  /** A line of a shell as an engine. */
  public static EngineSettings shell(String line) {
    return command("bash", "-c", line);
  }

  /** The example of docs/captions.md: hears {@code grave} and {@code aigu}. */
  public static EngineSettings tones() {
    try {
      Path script = Path.of(TestEngines.class.getResource("/engines/tones.mjs").toURI());
      return command("node", script.toString());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What {@link #tones} hears as grave (0.5 to 1 s), aigu (1.3 to 1.8 s), grave (2.6 to 3.2 s). */
  public static short[] threeTones() {
    return Tones.join(
        Tones.silence(0.5),
        Tones.tone(300, 0.5),
        Tones.silence(0.3),
        Tones.tone(2_000, 0.5),
        Tones.silence(0.8),
        Tones.tone(300, 0.6),
        Tones.silence(0.8));
  }
}
