package org.tribune.speech;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.core.text.CleanText;

/**
 * What an engine is opened with.
 *
 * @param kind which engine
 * @param language of what is said, as in {@code fr}
 * @param model the folder of its model; PocketSphinx has one of its own without, a command needs
 *     none
 * @param command the program and its arguments, for {@link Kind#COMMAND}
 * @param threads that it computes with, where it can choose
 * @param hotwords names and terms that are likely to be said, where it can be told
 */
public record EngineSettings(
    Kind kind,
    String language,
    Optional<Path> model,
    List<String> command,
    int threads,
    List<String> hotwords) {
  /** The engines that there are. */
  public enum Kind {
    SHERPA,
    POCKETSPHINX,
    COMMAND;

    /** As in the configuration. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A sitting has some hundreds of names; more make an engine slow and deaf to other words. */
  public static final int MOST_HOTWORDS = 2_000;

  public EngineSettings {
    command = List.copyOf(command);
    hotwords =
        hotwords.stream()
            .map(CleanText::line)
            .filter(each -> !each.isEmpty() && each.length() <= Word.LONGEST)
            .distinct()
            .limit(MOST_HOTWORDS)
            .toList();
    if (threads < 1) {
      throw new IllegalArgumentException("An engine needs at least one thread");
    }
    if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw new IllegalArgumentException("A language is given as in fr: " + language);
    }
  }

  /** The language without its region: {@code fr} of {@code fr-CA}. */
  public String primaryLanguage() {
    return language.split("-", 2)[0];
  }
}
