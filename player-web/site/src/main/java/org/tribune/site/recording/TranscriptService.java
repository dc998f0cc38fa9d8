package org.tribune.site.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.CaptionText;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.LiveTranscript;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayCaptions;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ProblemException;

/**
 * The transcripts of recordings: what was said on air is corrected by clerks caption by caption
 * once the broadcast is over, and then confirmed as the recording's captions; what was heard of a
 * film is corrected the same way by who works on its report. Calls block, and throw what {@link
 * BlockingAnswers#fail} answers. Safe for all threads.
 */
public final class TranscriptService {
  /** Times that differ by less are the same: the page has them in milliseconds. */
  private static final double SAME_SECONDS = 0.002;

  private final Catalogue catalogue;
  private final Replays replays;
  private final CaptionService captions;
  private final List<CaptionSource> order;
  private final Supplier<Instant> now;

  /**
   * Transcripts.
   *
   * @param captions where they are confirmed
   * @param order of the sources of captions on air, the best first
   */
  public TranscriptService(
      Catalogue catalogue,
      Replays replays,
      CaptionService captions,
      List<CaptionSource> order,
      Supplier<Instant> now) {
    this.catalogue = catalogue;
    this.replays = replays;
    this.captions = captions;
    this.order = List.copyOf(order);
    this.now = now;
  }

  /** What was said in a language, as it is corrected. */
  TranscriptResponses.Transcript read(String id, String language) {
    CaptionText.requireLanguage(language);
    return view(captions.require(id), language);
  }

  /**
   * Writes captions as a clerk gives them, all or none.
   *
   * @throws ProblemException if one of them became another meanwhile, or says something where
   *     nothing may be heard
   */
  TranscriptResponses.Changed save(String id, String language, List<TranscriptRequest> changes) {
    CaptionText.requireLanguage(language);
    return save(captions.require(id), language, changes);
  }

  /**
   * The same of a recording that the caller may change.
   *
   * @param index with all of it
   */
  public TranscriptResponses.Changed save(
      RecordingIndex index, String language, List<TranscriptRequest> changes) {
    Recording recording = index.recording();
    Map<String, LiveCaption> known = new HashMap<>();
    catalogue.transcripts().said(recording.id()).forEach(each -> known.put(each.id(), each));
    Predicate<Cue> hidden = replays.hidden(recording);
    List<LiveCaption> changed = new ArrayList<>();
    for (TranscriptRequest each : changes) {
      LiveCaption next = changed(index, language, each, known);
      if (hidden.test(cue(next))) {
        throw ProblemException.badRequest("transcript.inaudible");
      }
      changed.add(next);
    }
    if (catalogue.transcripts().save(recording.id(), changed) < changed.size()) {
      throw changedMeanwhile();
    }
    replays.changed(recording.id());
    return new TranscriptResponses.Changed(
        captions(changed.stream().filter(each -> !each.state().isGone()).toList(), index));
  }

  private static LiveCaption changed(
      RecordingIndex index,
      String language,
      TranscriptRequest change,
      Map<String, LiveCaption> known) {
    Optional<LiveCaption> before = Optional.ofNullable(known.get(change.id()));
    if (before.map(LiveCaption::revision).orElse(0) != change.revision()) {
      throw changedMeanwhile();
    }
    LiveCaption like =
        before
            .or(() -> change.of().map(known::get))
            .filter(each -> each.language().equals(language))
            .orElseThrow(() -> ProblemException.badRequest("transcript.unreadable"));
    if (change.text().isEmpty()) {
      return like.withdrawn();
    }
    Cue place =
        before.flatMap(each -> stayed(index, each, change)).orElseGet(() -> place(index, change));
    return new LiveCaption(
        change.id(),
        change.revision() + 1,
        place.start(),
        place.end(),
        language,
        change.text(),
        change.speaker(),
        like.source(),
        CaptionState.CORRECTED,
        /* words= */ List.of());
  }

  /** Where it is kept, if it was not moved: what the replay's clock rounds is not written back. */
  private static Optional<Cue> stayed(
      RecordingIndex index, LiveCaption before, TranscriptRequest change) {
    return ReplayCaptions.toReplay(cue(before), index.clock())
        .filter(each -> isSame(each.start(), change.start()) && isSame(each.end(), change.end()))
        .map(_ -> cue(before));
  }

  private static boolean isSame(Duration time, double seconds) {
    return Math.abs(MediaTime.of(time).toMicros() - seconds * MediaTime.MICROS)
        < SAME_SECONDS * MediaTime.MICROS;
  }

  private static Cue place(RecordingIndex index, TranscriptRequest change) {
    return ReplayCaptions.toRecording(change.played(), index.clock())
        .filter(each -> each.end().minus(each.start()).compareTo(LiveCaption.LONGEST) <= 0)
        .orElseThrow(() -> ProblemException.badRequest("transcript.wrong-times"));
  }

  private static ProblemException changedMeanwhile() {
    return new ProblemException(
        Problem.of(409, "Changed meanwhile", "transcript.changed-meanwhile"));
  }

  /**
   * Makes of what was said the captions of the recording in its language, in the place of those
   * that there are: each is said by whom it names, and else by who had the floor.
   *
   * @param by who stands for them
   */
  TranscriptResponses.Transcript confirm(String id, String language, String by) {
    CaptionText.requireLanguage(language);
    RecordingIndex index = captions.require(id);
    captions.write(
        index.recording(), new CaptionTrack(language, cues(index, language), now.get(), by));
    replays.changed(index.recording().id());
    return view(captions.require(id), language);
  }

  /**
   * What was said, as captions in the recording's own time.
   *
   * @throws ProblemException if there is nothing
   */
  public List<Cue> cues(RecordingIndex index, String language) {
    List<Cue> cues = new ArrayList<>();
    for (LiveCaption each : shown(index, language)) {
      cues.add(spoken(index, each));
    }
    if (cues.isEmpty()) {
      throw ProblemException.badRequest("transcript.none");
    }
    return cues;
  }

  /** With its speaker as WebVTT has it (4.1, a voice span). */
  private static Cue spoken(RecordingIndex index, LiveCaption caption) {
    String text = ReplayCaptions.text(caption);
    Optional<String> floor =
        ReplayCaptions.toReplay(cue(caption), index.clock())
            .flatMap(played -> index.chapters().speakerOf(played));
    String voiced =
        caption.speaker().isPresent()
            ? text
            : floor.map(each -> ReplayCaptions.voice(each) + text).orElse(text);
    return new Cue(caption.start(), caption.end(), /* settings= */ "", voiced);
  }

  private TranscriptResponses.Transcript view(RecordingIndex index, String language) {
    return new TranscriptResponses.Transcript(
        index.recording().id().value(),
        language,
        said(index, language),
        catalogue
            .captions()
            .find(index.recording().id())
            .flatMap(each -> each.track(language))
            .map(TranscriptResponses.Confirmed::of),
        /* tag= */ Optional.empty());
  }

  /** What was said in a language, as it is corrected. */
  public List<TranscriptResponses.Caption> said(RecordingIndex index, String language) {
    return captions(shown(index, language), index);
  }

  private static List<TranscriptResponses.Caption> captions(
      List<LiveCaption> said, RecordingIndex index) {
    List<TranscriptResponses.Caption> all = new ArrayList<>();
    for (LiveCaption each : said) {
      ReplayCaptions.toReplay(cue(each), index.clock())
          .ifPresent(played -> all.add(TranscriptResponses.Caption.of(each, played)));
    }
    return all;
  }

  /** What is read of it, where something may be heard. */
  private List<LiveCaption> shown(RecordingIndex index, String language) {
    LiveTranscript all = new LiveTranscript(order);
    catalogue.transcripts().find(index.recording().id()).forEach(all::accept);
    Predicate<Cue> hidden = replays.hidden(index.recording());
    return all.shown(language).stream().filter(each -> !hidden.test(cue(each))).toList();
  }

  private static Cue cue(LiveCaption caption) {
    return new Cue(
        caption.start(), caption.end(), /* settings= */ "", WebVtt.escaped(caption.text()));
  }
}
