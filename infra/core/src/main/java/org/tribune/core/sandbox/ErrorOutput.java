package org.tribune.core.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process complains of, read so that no line of it fills our memory. */
public final class ErrorOutput {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorOutput.class);
  private static final int LONGEST = 4_096;

  private ErrorOutput() {}

  /** Gives each line, or the beginning of one that is too long, until the process ends. */
  public static void read(Process process, Consumer<String> lines) {
    StringBuilder line = new StringBuilder();
    try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
      for (int each = reader.read(); each >= 0; each = reader.read()) {
        if (each == '\n') {
          lines.accept(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST) {
          line.append((char) each);
        }
      }
      if (!line.isEmpty()) {
        lines.accept(line.toString());
      }
    } catch (IOException e) {
      LOG.debug("The error output of a process can't be read any more", e);
    }
  }
}
