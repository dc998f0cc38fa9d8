package org.tribune.testkit.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;

/** Captions as a recogniser hears them. */
public final class CaptionSamples {
  private CaptionSamples() {}

  /** Two seconds of French, with a word of it that is not sure. */
  public static LiveCaption heard(String id, double second, String text) {
    Duration start = Duration.ofMillis(Math.round(second * 1_000));
    return new LiveCaption(
        id,
        /* revision= */ 1,
        start,
        start.plusSeconds(2),
        "fr",
        text,
        Optional.of("Mme Petit"),
        CaptionSource.RECOGNISER,
        CaptionState.HEARD,
        List.of(new SpokenWord(text, start, start.plusSeconds(1), true)));
  }

  /** Two seconds of French, as a recogniser writes them without words or a speaker. */
  public static LiveCaption said(
      String id, int revision, int second, CaptionState state, String text) {
    Duration start = Duration.ofSeconds(second);
    return new LiveCaption(
        id,
        revision,
        start,
        start.plusSeconds(2),
        "fr",
        text,
        Optional.empty(),
        CaptionSource.RECOGNISER,
        state,
        /* words= */ List.of());
  }
}
