package org.tribune.core.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** When a channel goes on air without anybody's doing; see docs/decisions/0117. */
public enum AutostartMode {
  /** Never: the operator starts every broadcast. */
  OFF("false"),

  /** In the hours of a planned sitting of the channel; outside them it only opens a preview. */
  PLANNED("planned"),

  /** Whenever a source delivers. */
  ALWAYS("true");

  private final String word;

  AutostartMode(String word) {
    this.word = word;
  }

  /** As it stands in tribune.yml. */
  public String word() {
    return word;
  }

  /** All words, for a choice in the configuration. */
  public static List<String> words() {
    return Arrays.stream(values()).map(AutostartMode::word).toList();
  }

  /** The mode of this word. */
  public static Optional<AutostartMode> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
