package org.tribune.site.minutes;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.draft.MinutesComposer;
import org.tribune.catalogue.minutes.draft.MinutesTranscript;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.config.ConfigException;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.page.ReaderLanguage;
import org.tribune.site.sitting.SittingBroadcasts;

/**
 * Drafts of minutes, composed of what is known of their sitting. Calls block. Safe for all threads.
 */
final class MinutesDrafts {
  private final MinutesSourceFinder sources;
  private final Function<String, MinutesWording> wording;
  private final String language;

  /**
   * Drafts.
   *
   * @param wording the sentences of a language, the town's own if it has some
   * @param language of new drafts
   */
  MinutesDrafts(
      MinutesSourceFinder sources, Function<String, MinutesWording> wording, String language) {
    this.sources = sources;
    this.wording = wording;
    this.language = language;
  }

  /**
   * Those of a site, in its first language.
   *
   * @throws ConfigException if a town's own sentences can't be used: who starts the program learns
   *     of it, not the clerk after the sitting
   */
  static MinutesDrafts of(
      Catalogue catalogue,
      SittingBroadcasts broadcasts,
      Replays replays,
      BroadcastLedger ledger,
      TribuneConfig config) {
    requireUsable(config.sittings().minutesWording());
    return new MinutesDrafts(
        new MinutesSourceFinder(catalogue, broadcasts, replays, ledger::find),
        language ->
            MinutesWording.of(
                language, Optional.ofNullable(config.sittings().minutesWording().get(language))),
        new ReaderLanguage(config.site().languages()).languages().getFirst());
  }

  /** Reads each file once; where a town has none, nothing is loaded for it. */
  static void requireUsable(Map<String, Path> ofTown) {
    List<String> mistakes = new ArrayList<>();
    ofTown.forEach(
        (spoken, file) -> {
          try {
            var _ = MinutesWording.of(spoken, Optional.of(file));
          } catch (ValidationException e) {
            mistakes.add(e.said().en());
          }
        });
    if (!mistakes.isEmpty()) {
      throw new ConfigException(mistakes);
    }
  }

  /** A new one. */
  Minutes compose(Sitting sitting, Instant now, String who) {
    return Minutes.draft(sitting.id(), language, blocks(sitting, language), now, who);
  }

  /** The same of a sitting that has one, in its language. */
  List<Block> composeAgain(Sitting sitting, Minutes draft) {
    return blocks(sitting, draft.language());
  }

  private List<Block> blocks(Sitting sitting, String spoken) {
    return MinutesComposer.compose(sources.find(sitting, wording.apply(spoken)));
  }

  /** What was heard, to be read beside minutes. */
  List<Block> heard(Sitting sitting, Minutes beside) {
    return MinutesTranscript.blocks(
        sources.find(sitting, wording.apply(beside.language())),
        sources.heard(sitting, beside.language()));
  }
}
