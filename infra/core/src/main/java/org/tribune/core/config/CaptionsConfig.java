package org.tribune.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tribune.core.caption.CaptionSource;

/**
 * Where captions come from.
 *
 * @param recogniser the program that hears what is on air; absent: none
 * @param recordings the program that hears recordings a second time; absent: none
 * @param language of what is said, as in RFC 5646; absent: the site's first
 * @param order the best source first: what says the same as a better one is not shown
 */
public record CaptionsConfig(
    Optional<Recogniser> recogniser,
    Optional<Recogniser> recordings,
    Optional<String> language,
    List<CaptionSource> order) {
  /** What applies where nothing is said: people may write, and nothing listens. */
  public static final CaptionsConfig USUAL =
      new CaptionsConfig(
          /* recogniser= */ Optional.empty(),
          /* recordings= */ Optional.empty(),
          /* language= */ Optional.empty(),
          List.of(
              CaptionSource.PERSON,
              CaptionSource.FILE,
              CaptionSource.FEED,
              CaptionSource.RECOGNISER));

  public CaptionsConfig {
    order = List.copyOf(order);
  }

  /**
   * A program that hears.
   *
   * @param engine which
   * @param model the folder with its model; a command may need none
   * @param command the program and its arguments, of {@link Engine#COMMAND} alone
   * @param threads that it computes with
   * @param memory bytes that it may take
   */
  public record Recogniser(
      Engine engine, Optional<Path> model, List<String> command, int threads, long memory) {
    public Recogniser {
      command = List.copyOf(command);
    }
  }

  /** The engines that there are. */
  public enum Engine {
    SHERPA,
    POCKETSPHINX,
    COMMAND
  }
}
