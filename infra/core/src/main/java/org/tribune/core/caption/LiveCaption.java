package org.tribune.core.caption;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * What one hand says was said in a few seconds of a broadcast. It is written whole each time: which
 * of two with the same id counts, {@link #replaces} says.
 *
 * @param id of its own within the broadcast
 * @param revision 1 at first, one more with each change
 * @param start since the broadcast's origin ({@code Timeline.origin})
 * @param end after the start
 * @param language as in RFC 5646
 * @param text one or two lines without markup; empty if it is gone
 * @param speaker who says it, where that is known
 * @param words each of them, where the source knows them; else empty
 */
public record LiveCaption(
    String id,
    int revision,
    Duration start,
    Duration end,
    String language,
    String text,
    Optional<String> speaker,
    CaptionSource source,
    CaptionState state,
    List<SpokenWord> words) {
  /** Longer than what anybody says in a breath: a source that writes more of it is broken. */
  public static final int LONGEST_TEXT = 500;

  /** How long one may be shown. */
  public static final Duration LONGEST = Duration.ofSeconds(30);

  public LiveCaption {
    words = List.copyOf(words);
    if (id.isBlank() || revision < 1) {
      throw ValidationException.contradiction("A caption has an id and a revision");
    }
    if (start.isNegative()
        || end.compareTo(start) <= 0
        || end.minus(start).compareTo(LONGEST) > 0) {
      throw ValidationException.contradiction(
          "A caption lasts up to 30 s: " + start + " to " + end);
    }
    if (text.length() > LONGEST_TEXT || text.isBlank() != state.isGone()) {
      throw ValidationException.contradiction(
          "A caption has up to 500 characters unless it is gone");
    }
  }

  /**
   * True if this counts from now on where {@code known}, of the same id, did before: what a person
   * stands for before what none does, then the newer. A machine may have gone on meanwhile.
   */
  public boolean replaces(LiveCaption known) {
    return state.isByHand() == known.state.isByHand()
        ? revision > known.revision
        : state.isByHand();
  }

  /** Written anew by somebody of the staff. */
  public LiveCaption corrected(String newText) {
    return changed(newText, CaptionState.CORRECTED);
  }

  /** As it is, which somebody of the staff says is right. */
  public LiveCaption confirmed() {
    return as(CaptionState.CONFIRMED);
  }

  /** As it is: its source hears it no better. */
  public LiveCaption heard() {
    return as(CaptionState.HEARD);
  }

  /** As it is, where nobody knows when each word was said. */
  public LiveCaption withoutWords() {
    return new LiveCaption(
        id, revision, start, end, language, text, speaker, source, state, /* words= */ List.of());
  }

  private LiveCaption as(CaptionState newState) {
    return new LiveCaption(
        id, revision + 1, start, end, language, text, speaker, source, newState, words);
  }

  /** As its source takes it back. */
  public LiveCaption retracted() {
    return changed("", CaptionState.RETRACTED);
  }

  /** Without its words, for good. */
  public LiveCaption withdrawn() {
    return changed("", CaptionState.WITHDRAWN);
  }

  private LiveCaption changed(String newText, CaptionState newState) {
    return new LiveCaption(
        id,
        revision + 1,
        start,
        end,
        language,
        newText,
        speaker,
        source,
        newState,
        /* words= */ List.of());
  }

  /** True if something of it is said between the two. */
  public boolean touches(Duration from, Duration to) {
    return start.compareTo(to) < 0 && end.compareTo(from) > 0;
  }
}
