package org.tribune.site.caption;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribune.catalogue.caption.CaptionInput;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.caption.ShownCaption;

/** What the routes of captions on air answer, as {@code openapi.yaml} describes it. */
final class LiveCaptionResponses {
  private LiveCaptionResponses() {}

  /**
   * What is read of a broadcast, or what became another since a reader's last look.
   *
   * @param place from which the reader asks for what comes after this; absent with the broadcast
   * @param isWhole true if it is all that there is, and nothing that was read before counts
   * @param broadcast absent if the channel shows none
   * @param removed ids of what is read no more
   */
  record Transcript(
      Optional<String> place,
      boolean isWhole,
      Optional<String> broadcast,
      List<Caption> captions,
      List<String> removed) {
    /** The transcript of a channel that shows nothing. */
    static final Transcript NONE =
        new Transcript(Optional.empty(), true, Optional.empty(), List.of(), List.of());

    /**
     * What a reader has not read yet.
     *
     * @param known how far it has read; empty: not at all
     */
    static Transcript of(
        LiveTranscripts transcripts, Broadcast broadcast, Optional<TranscriptPlace> known) {
      BroadcastId id = broadcast.id();
      long version = transcripts.version(id);
      long read =
          known
              .filter(each -> each.instance().equals(transcripts.instance()))
              .filter(each -> each.broadcast().equals(id) && each.version() <= version)
              .map(TranscriptPlace::version)
              .orElse(0L);
      List<ShownCaption> changes = transcripts.since(id, read);
      return new Transcript(
          Optional.of(new TranscriptPlace(transcripts.instance(), id, version).text()),
          /* isWhole= */ read == 0,
          Optional.of(id.value()),
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
   * @param uncertain which words of the text, counted from 0, its source trusts little
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
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> uncertain) {
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
          uncertain(caption));
    }

    /** None where a person stands for it, or where the words are not those of the text. */
    private static List<Integer> uncertain(LiveCaption caption) {
      List<SpokenWord> words = caption.words();
      List<String> shown = List.of(caption.text().strip().split("\\s+", -1));
      boolean isSame = words.stream().map(SpokenWord::text).toList().equals(shown);
      return caption.state().isByHand() || !isSame
          ? List.of()
          : IntStream.range(0, words.size())
              .filter(each -> words.get(each).isUncertain())
              .boxed()
              .toList();
    }
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** What came of a caption that was corrected: its state, and the revision that has it. */
  record CorrectedCaption(String id, int revision, String state) {
    static CorrectedCaption of(LiveCaption caption) {
      return new CorrectedCaption(caption.id(), caption.revision(), word(caption.state()));
    }
  }

  /** Where caption software may write for a channel. */
  record Inputs(List<Input> inputs) {}

  /**
   * One of them.
   *
   * @param delay in seconds
   */
  record Input(String id, String name, double delay, Instant addedAt, String addedBy) {
    private static final double SECOND = 1_000;

    static Input of(CaptionInput input) {
      return new Input(
          input.id(),
          input.name(),
          input.delay().toMillis() / SECOND,
          input.addedAt(),
          input.addedBy());
    }
  }

  /**
   * A new one, with the addresses for its software.
   *
   * @param textUrl for who speaks as to Zoom
   * @param timedUrl for who speaks as to YouTube
   */
  record NewInput(@JsonUnwrapped Input input, String textUrl, String timedUrl) {}
}
