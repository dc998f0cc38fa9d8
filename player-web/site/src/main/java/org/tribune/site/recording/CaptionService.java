package org.tribune.site.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.CaptionText;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayCaptions;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ProblemException;

/**
 * The captions of recordings, for clerks: files in the time of the replay come and go, what is kept
 * is in the recording's own. What lies where nothing may be heard is never written. Calls block,
 * and throw what {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
final class CaptionService {
  private static final double MICROS = 1_000_000;

  /** The most places that are reported of what was left out. */
  private static final int MOST_PLACES = 20;

  private final Catalogue catalogue;
  private final Replays replays;
  private final Supplier<Instant> now;

  CaptionService(Catalogue catalogue, Replays replays, Supplier<Instant> now) {
    this.catalogue = catalogue;
    this.replays = replays;
    this.now = now;
  }

  /** All that there are, as the public reads them. */
  CaptionResponses.Listing list(String id) {
    return view(require(id), /* leftOut= */ Optional.empty());
  }

  /**
   * Writes captions down in the place of those in their language.
   *
   * @param file WebVTT in the time of the replay as it is now
   * @param by whose they are
   */
  CaptionResponses.Listing save(String id, String language, String file, String by) {
    CaptionText.requireLanguage(language);
    RecordingIndex index = require(id);
    List<Cue> kept = new ArrayList<>();
    List<Cue> leftOut = new ArrayList<>();
    Predicate<Cue> hidden = replays.hidden(index.recording());
    for (Cue played : WebVtt.read(file)) {
      Optional<Cue> cue = ReplayCaptions.toRecording(played, index.clock());
      boolean isHeard = cue.filter(hidden.negate()).isPresent();
      cue.filter(each -> isHeard).ifPresent(kept::add);
      if (!isHeard) {
        leftOut.add(played);
      }
    }
    if (kept.isEmpty()) {
      throw ProblemException.badRequest("caption.none-in-recording");
    }
    write(index.recording(), new CaptionTrack(language, kept, now.get(), by));
    replays.changed(index.recording().id());
    return view(
        require(id),
        Optional.of(
            new CaptionResponses.LeftOut(
                leftOut.size(),
                leftOut.stream()
                    .limit(MOST_PLACES)
                    .map(each -> MediaTime.of(each.start()).toMicros() / MICROS)
                    .toList())));
  }

  /** Again, until no correction was carried out meanwhile. */
  void write(Recording recording, CaptionTrack track) {
    BroadcastId id = recording.id();
    List<Correction> before;
    do {
      before = catalogue.corrections(id);
      Predicate<Cue> hidden = replays.hidden(recording);
      boolean isWritten;
      do {
        RecordingCaptions known =
            catalogue.captions().find(id).orElseGet(() -> RecordingCaptions.none(id));
        isWritten =
            catalogue.captions().replace(known.with(merged(known, track, hidden))).isPresent();
      } while (!isWritten);
    } while (!catalogue.corrections(id).equals(before));
  }

  /** What was said in a passage that is withheld is there again once it is so no more. */
  private static CaptionTrack merged(
      RecordingCaptions known, CaptionTrack track, Predicate<Cue> hidden) {
    List<Cue> cues = new ArrayList<>();
    track.cues().stream().filter(hidden.negate()).forEach(cues::add);
    known.track(track.language()).stream()
        .flatMap(each -> each.cues().stream())
        .filter(hidden)
        .forEach(cues::add);
    cues.sort(Comparator.comparing(Cue::start));
    return new CaptionTrack(track.language(), cues, track.savedAt(), track.savedBy());
  }

  /** Removes captions for good, those of passages that are withheld too. */
  CaptionResponses.Listing remove(String id, String language) {
    RecordingIndex index = require(id);
    BroadcastId recording = index.recording().id();
    Optional<RecordingCaptions> known = catalogue.captions().find(recording);
    while (known.filter(each -> each.track(language).isPresent()).isPresent()
        && catalogue.captions().replace(known.get().without(language)).isEmpty()) {
      known = catalogue.captions().find(recording);
    }
    replays.changed(recording);
    return view(require(id), /* leftOut= */ Optional.empty());
  }

  /** What those of a language were before they were replaced or removed. */
  CaptionResponses.Revisions revisions(String id, String language) {
    BroadcastId recording = require(id).recording().id();
    return CaptionResponses.Revisions.of(catalogue.captions().revisions(recording, language));
  }

  /** One of them in the time of the replay as it is now, without what nobody may hear. */
  CaptionResponses.Track revision(String id, String language, String number) {
    RecordingIndex index = require(id);
    CaptionTrack track =
        number(number)
            .flatMap(each -> catalogue.captions().revision(index.recording().id(), language, each))
            .orElseThrow(() -> new ProblemException(Problem.notFound()));
    Predicate<Cue> hidden = replays.hidden(index.recording());
    return CaptionResponses.Track.of(
        track, ReplayCaptions.toReplay(track.cues(), hidden, index.clock()));
  }

  private static Optional<Integer> number(String text) {
    return Optional.of(text).filter(each -> each.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }

  /** As the catalogue has it now. */
  RecordingIndex require(String id) {
    Recording recording = find(id);
    if (recording.kind() == RecordingKind.REPORT) {
      throw new ProblemException(Problem.of(409, "Film of a report", "caption.recording-is-film"));
    }
    replays.changed(recording.id());
    return Optional.of(recording)
        .filter(Recording::isComplete)
        .flatMap(each -> replays.index(each.id()))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(409, "Not in this state", "caption.recording-incomplete")));
  }

  private Recording find(String id) {
    try {
      return catalogue
          .recording(new BroadcastId(id))
          .filter(each -> each.state() != RecordingState.DELETING)
          .orElseThrow(() -> new ProblemException(Problem.notFound()));
    } catch (ValidationException e) {
      throw new ProblemException(Problem.notFound());
    }
  }

  private CaptionResponses.Listing view(
      RecordingIndex index, Optional<CaptionResponses.LeftOut> leftOut) {
    BroadcastId id = index.recording().id();
    RecordingCaptions all =
        catalogue.captions().find(id).orElseGet(() -> RecordingCaptions.none(id));
    return new CaptionResponses.Listing(
        id.value(),
        index.recording().title(),
        index.durationMicros() / MICROS,
        all.tracks().stream()
            .map(each -> CaptionResponses.Track.of(each, index.captions().cues(each.language())))
            .toList(),
        heard(id),
        leftOut);
  }

  /** Languages in which something was said on air. */
  private List<String> heard(BroadcastId id) {
    return catalogue.transcripts().said(id).stream()
        .map(LiveCaption::language)
        .distinct()
        .sorted()
        .toList();
  }
}
