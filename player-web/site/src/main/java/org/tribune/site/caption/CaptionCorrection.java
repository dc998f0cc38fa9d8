package org.tribune.site.caption;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionLines;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogException;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestField;

/**
 * Corrects captions of what is on air: the words that the staff gives stand, whatever the source
 * still says. Calls block, and throw a {@link ProblemException} that is the answer. Safe for all
 * threads.
 */
final class CaptionCorrection {
  private final EventLog log;
  private final LiveTranscripts transcripts;

  CaptionCorrection(EventLog log, LiveTranscripts transcripts) {
    this.log = log;
    this.transcripts = transcripts;
  }

  /**
   * What a caption is to be.
   *
   * @param revision that was corrected
   * @param text as it stands: it is right. Empty: it is taken away
   */
  record Request(
      @RequestField(problem = "caption.desk.revision-missing") Integer revision,
      @RequestField(problem = "caption.desk.text-missing") String text) {}

  /** What came of it. */
  record Corrected(Broadcast broadcast, LiveCaption caption) {
    /** When it is said. */
    Instant start() {
      return broadcast.origin().plus(caption.start());
    }
  }

  /**
   * Corrects a caption.
   *
   * @param shown what the public sees on the channel
   */
  Corrected correct(Optional<Broadcast> shown, String caption, Request request) {
    Broadcast broadcast = shown.orElseThrow(() -> new ProblemException(Problem.notFound()));
    LiveCaption known =
        transcripts
            .find(broadcast.id(), caption)
            .orElseThrow(() -> new ProblemException(Problem.notFound()));
    // A source may have gone on meanwhile; what a colleague wrote is not written over unread.
    if (known.state().isByHand() && known.revision() != request.revision()) {
      throw new ProblemException(Problem.of(409, "Changed meanwhile", "caption.desk.changed"));
    }
    LiveCaption corrected = corrected(known, request.text());
    append(broadcast.id(), corrected);
    return new Corrected(broadcast, corrected);
  }

  private static LiveCaption corrected(LiveCaption known, String text) {
    List<String> words = CaptionWords.of(text);
    if (words.equals(CaptionWords.of(known.text()))) {
      return known.state().isGone() ? known.withdrawn() : known.confirmed();
    }
    if (words.isEmpty()) {
      return known.withdrawn();
    }
    String lines =
        CaptionLines.text(
            words.stream()
                .map(each -> new SpokenWord(each, known.start(), known.end(), false))
                .toList());
    if (lines.length() > LiveCaption.LONGEST_TEXT) {
      throw new ProblemException(
          Problem.of(413, "Too long", "caption.input.too-long", LiveCaption.LONGEST_TEXT));
    }
    return known.corrected(lines);
  }

  private void append(BroadcastId id, LiveCaption caption) {
    try {
      log.append(Topics.CAPTIONS, id.value(), caption).join();
    } catch (LogException | CompletionException e) {
      throw new ProblemException(
          Problem.of(503, "Not written", "broadcast.command-not-written", e.getMessage()));
    }
  }
}
