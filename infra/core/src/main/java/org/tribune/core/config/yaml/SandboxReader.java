package org.tribune.core.config.yaml;

import java.util.List;
import org.tribune.core.config.SandboxConfig;

/** Reads {@code sandbox}. */
final class SandboxReader {
  private static final String REQUIRED = "required";

  private SandboxReader() {}

  static SandboxConfig read(Section section) {
    return Values.choice(section, "landlock", List.of(REQUIRED, "optional"))
        .map(word -> new SandboxConfig(word.equals(REQUIRED)))
        .orElse(SandboxConfig.USUAL);
  }
}
