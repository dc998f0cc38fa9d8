package org.tribune.site.video;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.Video;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.text.Message;

/**
 * The transcript that a recogniser drafts of a film, as the API shows it to who works on it.
 *
 * @param state {@code hearing}: it is being heard, or waits for its turn; {@code failed}: it could
 *     not be heard, and is tried again; {@code done}: all of it was heard
 * @param language in which something was heard; absent while nothing was
 * @param progress 0 to 1: how much of the film was heard
 * @param captions how many there are to be corrected
 * @param failure why it got no further
 */
record FilmDraft(
    String state,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> language,
    double progress,
    int captions,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Message> failure) {
  /**
   * That of a report's film; empty if there is none, or will be none. Blocks.
   *
   * @param catalogue where it is kept
   * @param heard the language of the recogniser of films, as in RFC 5646; absent: there is none
   */
  static Optional<FilmDraft> of(Video report, Catalogue catalogue, Optional<String> heard) {
    Optional<Recording> film = report.film().flatMap(catalogue::recording);
    if (film.isEmpty()) {
      return Optional.empty();
    }
    List<LiveCaption> said = said(catalogue, film.get().id());
    return catalogue
        .transcripts()
        .hearing(film.get().id())
        // Where nobody hears any more, what was heard by then is all that there will be.
        .filter(each -> each.isDone() || heard.isPresent())
        .or(() -> whatIsThere(film.get(), said))
        .filter(each -> each.isDone() || heard.filter(report::wantsDraft).isPresent())
        .map(each -> of(each, film.get(), said));
  }

  /** A backup has the draft, and not how far it was. */
  private static Optional<SecondHearing> whatIsThere(Recording film, List<LiveCaption> said) {
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(new SecondHearing(film.id(), Duration.ZERO, /* isDone= */ true));
  }

  private static List<LiveCaption> said(Catalogue catalogue, BroadcastId film) {
    return catalogue.transcripts().said(film).stream()
        .filter(each -> !each.state().isGone())
        .toList();
  }

  private static FilmDraft of(SecondHearing hearing, Recording film, List<LiveCaption> said) {
    return new FilmDraft(
        state(hearing),
        said.stream().map(LiveCaption::language).findFirst(),
        hearing.isDone() ? 1 : progress(hearing, film),
        said.size(),
        hearing.failure());
  }

  private static String state(SecondHearing hearing) {
    if (hearing.isDone()) {
      return "done";
    }
    return hearing.failure().isPresent() ? "failed" : "hearing";
  }

  private static double progress(SecondHearing hearing, Recording film) {
    Instant heard = film.format().timeline().origin().plus(hearing.heardTo());
    double length = film.endedAt().map(end -> seconds(film.startedAt(), end)).orElse(0.0);
    return length > 0 ? Math.clamp(seconds(film.startedAt(), heard) / length, 0, 1) : 0;
  }

  private static double seconds(Instant from, Instant to) {
    return VideoResponses.seconds(Duration.between(from, to));
  }
}
