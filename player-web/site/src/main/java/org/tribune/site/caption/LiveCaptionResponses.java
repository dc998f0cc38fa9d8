package org.tribune.site.caption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.delivery.caption.ShownCaption;

/** What the routes of captions on air answer, as {@code openapi.yaml} describes it. */
final class LiveCaptionResponses {
  private LiveCaptionResponses() {}

  /**
   * What is read of a broadcast, or what became another.
   *
   * @param version of the transcript with all of it
   * @param removed ids of what is read no more
   */
  record Transcript(String broadcast, long version, List<Caption> captions, List<String> removed) {
    static Transcript of(Broadcast broadcast, long version, List<ShownCaption> changes) {
      return new Transcript(
          broadcast.id().value(),
          version,
          changes.stream()
              .flatMap(each -> each.caption().stream())
              .map(each -> Caption.of(each, broadcast.origin()))
              .toList(),
          changes.stream().filter(each -> each.caption().isEmpty()).map(ShownCaption::id).toList());
    }
  }

  /**
   * A caption.
   *
   * @param isUncertain true if its source trusts some of its words little
   */
  record Caption(
      String id,
      int revision,
      Instant start,
      Instant end,
      String language,
      String text,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> speaker,
      String source,
      String state,
      boolean isUncertain) {
    static Caption of(LiveCaption caption, Instant origin) {
      return new Caption(
          caption.id(),
          caption.revision(),
          origin.plus(caption.start()),
          origin.plus(caption.end()),
          caption.language(),
          caption.text(),
          caption.speaker(),
          word(caption.source()),
          word(caption.state()),
          caption.words().stream().anyMatch(SpokenWord::isUncertain));
    }

    private static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT);
    }
  }
}
