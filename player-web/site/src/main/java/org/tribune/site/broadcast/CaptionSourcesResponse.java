package org.tribune.site.broadcast;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.status.CaptionerStatus;
import org.tribune.core.text.Message;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.caption.SpokenSources;

/**
 * Who writes captions of a channel, for the operator.
 *
 * @param sources the best first
 * @param recogniser empty while nothing is heard of it
 */
record CaptionSourcesResponse(List<Source> sources, Optional<CaptionerStatus> recogniser) {
  /**
   * A source.
   *
   * @param lastAt when the last word was said that it wrote; empty if it wrote none
   * @param isShown true for the one that is read now
   */
  record Source(String source, Optional<Instant> lastAt, boolean isShown) {}

  static CaptionSourcesResponse of(
      LiveTranscripts transcripts,
      Optional<Broadcast> shown,
      Optional<CaptionerStatus> recogniser) {
    SpokenSources spoken =
        shown.map(each -> transcripts.sources(each.id())).orElse(SpokenSources.NONE);
    return new CaptionSourcesResponse(
        transcripts.order().stream()
            .map(each -> source(each, spoken, shown.map(Broadcast::origin)))
            .toList(),
        recogniser.map(CaptionSourcesResponse::explained));
  }

  /** A process of another version may not say why in words that are known here. */
  private static CaptionerStatus explained(CaptionerStatus recogniser) {
    return recogniser.state() == CaptionerStatus.State.FAILED && recogniser.why().isEmpty()
        ? recogniser.because(Message.of("recogniser.failed"))
        : recogniser;
  }

  private static Source source(
      CaptionSource source, SpokenSources spoken, Optional<Instant> origin) {
    return new Source(
        source.name().toLowerCase(Locale.ROOT),
        origin.flatMap(each -> Optional.ofNullable(spoken.last().get(source)).map(each::plus)),
        spoken.shown().equals(Optional.of(source)));
  }
}
