package org.tribune.core.config;

import java.util.List;

/** The configuration can't be used: every mistake at once, each with its place and remedy. */
public final class ConfigException extends RuntimeException {
  // Serialized by nobody: exceptions of this program stay in the process.
  private final transient List<String> mistakes;

  public ConfigException(List<String> mistakes) {
    super(String.join(System.lineSeparator(), mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** One plain line for each mistake, in the order of the file; never a secret. */
  public List<String> mistakes() {
    return mistakes;
  }
}
