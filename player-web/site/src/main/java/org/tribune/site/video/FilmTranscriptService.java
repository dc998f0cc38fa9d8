package org.tribune.site.video;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.catalogue.caption.CaptionText;
import org.tribune.catalogue.caption.Transcripts;
import org.tribune.catalogue.caption.WebVtt;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoAction;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoLog;
import org.tribune.catalogue.video.VideoRuleException;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.text.Message;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayCaptions;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ConflictException;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.RequestBody;
import org.tribune.site.recording.TranscriptRequest;
import org.tribune.site.recording.TranscriptResponses;
import org.tribune.site.recording.TranscriptService;

/**
 * The drafts that a recogniser made of reports' films: corrected caption by caption by who may see
 * the report, whatever its state, and confirmed as the film's captions by who may change it now.
 * Nobody else reads one before. Calls block, and throw what {@link BlockingAnswers#fail} answers.
 * Safe for all threads.
 */
final class FilmTranscriptService {
  private final VideoService service;
  private final TranscriptService transcripts;
  private final Transcripts heard;
  private final Replays replays;
  private final Supplier<Instant> now;

  /**
   * Drafts.
   *
   * @param transcripts where captions are corrected
   * @param heard how far films are heard
   */
  FilmTranscriptService(
      VideoService service,
      TranscriptService transcripts,
      Transcripts heard,
      Replays replays,
      Supplier<Instant> now) {
    this.service = service;
    this.transcripts = transcripts;
    this.heard = heard;
    this.replays = replays;
    this.now = now;
  }

  /**
   * What is confirmed.
   *
   * @param replaces the tag of the captions that it takes the place of; absent for none
   */
  private record ConfirmRequest(@Lenient Optional<String> replaces) {}

  /** What was heard in a language, as it is corrected; times are seconds of the whole film. */
  TranscriptResponses.Transcript read(String report, String language, VideoActor reader) {
    CaptionText.requireLanguage(language);
    return view(service.require(report, reader), language);
  }

  /** Writes captions as they are given, all or none, as {@link TranscriptService#save} does. */
  TranscriptResponses.Changed save(
      String report, String language, List<TranscriptRequest> changes, VideoActor by) {
    CaptionText.requireLanguage(language);
    return transcripts.save(whole(service.require(report, by)), language, changes);
  }

  /**
   * Makes of what was heard the film's captions in its language.
   *
   * @throws ConflictException if the film has other captions than those that are to be replaced:
   *     somebody wrote them
   */
  TranscriptResponses.Transcript confirm(
      String report, String language, RequestBody body, VideoActor by) {
    CaptionText.requireLanguage(language);
    Video video = service.require(report, by);
    video.require(VideoAction.EDIT, by);
    if (!tag(video, language).equals(body.read(ConfirmRequest.class).replaces())) {
      throw new ConflictException(
          "Report " + video.id() + " has other captions in " + language,
          Message.of("transcript.captions-changed"),
          view(video, language));
    }
    RecordingIndex film = whole(video);
    String captions =
        WebVtt.write(
            ReplayCaptions.toReplay(
                transcripts.cues(film, language), /* hidden= */ _ -> false, film.clock()));
    var _ =
        service.write(
            report,
            video::version,
            by,
            before ->
                before.edited(before.settings().withCaptions(language, captions), by, now.get()));
    return view(service.require(report, by), language);
  }

  /**
   * A report whose film somebody wants to be heard again.
   *
   * @param film which; absent if it had not failed
   */
  record Retried(VideoResponses.StaffReport report, Optional<BroadcastId> film) {}

  /** Has its film heard again if that failed; any other stays as it is. */
  Retried retry(String report, VideoActor by) {
    Video video = service.require(report, by);
    Optional<BroadcastId> failed = video.film().filter(heard::retry);
    return new Retried(service.view(video, by), failed);
  }

  private TranscriptResponses.Transcript view(Video video, String language) {
    return new TranscriptResponses.Transcript(
        video.id().value(),
        language,
        transcripts.said(whole(video), language),
        tag(video, language).map(_ -> lastWritten(video)),
        tag(video, language));
  }

  /** Who wrote captions last, as far as the report knows. */
  private static TranscriptResponses.Confirmed lastWritten(Video video) {
    return video.log().changes().reversed().stream()
        .filter(each -> each.fields().contains(FilmSettings.CAPTIONS))
        .findFirst()
        .map((VideoLog.Change each) -> new TranscriptResponses.Confirmed(each.at(), each.who()))
        .orElseGet(
            () ->
                new TranscriptResponses.Confirmed(
                    video.dates().changedAt(), video.author().name()));
  }

  /** Another once the film's captions are another text; absent if it has none of its own. */
  private static Optional<String> tag(Video video, String language) {
    return Optional.ofNullable(video.settings().shownCaptions().get(language))
        .map(text -> text.length() + "-" + Integer.toHexString(text.hashCode()));
  }

  /** As the catalogue has it now. */
  private RecordingIndex whole(Video video) {
    video.film().ifPresent(replays::changed);
    return video
        .film()
        .flatMap(replays::wholeIndex)
        .orElseThrow(
            () ->
                new VideoRuleException(
                    VideoRuleException.Reason.NOT_READY, "video.film-not-ready"));
  }
}
