package org.tribune.delivery.origin;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.playlist.Directives;
import org.tribune.delivery.origin.window.PartPosition;

/**
 * Who waits for what comes next of a broadcast: each gets the answer once it is there, and those
 * who waited too long get an answer that says so. All whose answer is there go at the same time.
 * Guarded by its {@link LiveWindow}.
 */
final class LiveWaiters {
  private final LiveState state;
  private final LiveAnswers answers;
  private final IdentityHashMap<LiveRendition, OfRendition> renditions = new IdentityHashMap<>();
  private final WaitList<PartPosition, SoundAnswer> sounds = new WaitList<>();

  /** Who waits for one rendition. */
  private record OfRendition(
      WaitList<PlaylistTarget, PlaylistAnswer> playlists,
      WaitList<PartPosition, MediaAnswer> parts) {
    OfRendition() {
      this(new WaitList<>(), new WaitList<>());
    }
  }

  LiveWaiters(LiveState state, LiveAnswers answers) {
    this.state = state;
    this.answers = answers;
  }

  private OfRendition of(LiveRendition rendition) {
    return renditions.computeIfAbsent(rendition, first -> new OfRendition());
  }

  /** A request is held no longer than this: three target durations (B22 6.2.5.2). */
  MediaTime patience() {
    int target = state.timeline().map(Timeline::targetDuration).orElse(4);
    return new MediaTime(3L * target, /* timescale= */ 1);
  }

  private MediaTime deadline(Waiter<?> waiter) {
    return waiter.now().plus(patience());
  }

  /** A media playlist now, or the waiter is kept. */
  Optional<PlaylistAnswer> playlist(
      LiveRendition rendition, PlaylistTarget target, Waiter<PlaylistAnswer> waiter) {
    Optional<PlaylistAnswer> now = answers.playlist(rendition, target);
    if (now.isEmpty()) {
      of(rendition).playlists().add(target, deadline(waiter), waiter);
    }
    return now;
  }

  /** The media playlist from the first public second on; likewise. */
  Optional<PlaylistAnswer> rewind(
      LiveRendition rendition, Directives directives, Waiter<PlaylistAnswer> waiter) {
    return state
        .rewind()
        .playlist(
            rendition.window().rendition().id(),
            new RewindTarget(directives, rendition.files()),
            deadline(waiter),
            waiter);
  }

  /** A part; likewise. */
  Optional<MediaAnswer> part(
      LiveRendition rendition, PartPosition position, Waiter<MediaAnswer> waiter) {
    Optional<MediaAnswer> now = answers.part(rendition, position);
    if (now.isEmpty()) {
      of(rendition).parts().add(position, deadline(waiter), waiter);
    }
    return now;
  }

  /** The sound from a place on; likewise. */
  Optional<SoundAnswer> sound(
      LiveSound sound, Optional<PartPosition> wanted, Waiter<SoundAnswer> waiter) {
    PartPosition from = wanted.orElseGet(sound::newest);
    Optional<SoundAnswer> now = sound.at(from, state.isEnded());
    if (now.isEmpty()) {
      sounds.add(from, deadline(waiter), waiter);
    }
    return now;
  }

  /** Answers those whose answer is there now. */
  void release(Due due, Release release) {
    switch (due) {
      case Due.Nobody nobody -> {}
      case Due.OfRendition one -> {
        release(one.rendition(), release);
        state
            .captions()
            .on(one.rendition().window())
            .forEach(captions -> release(captions, release));
      }
      case Due.Everybody all -> {
        state.renditions().forEach(rendition -> release(rendition, release));
        state.rewind().release(release);
      }
    }
  }

  private void release(LiveRendition rendition, Release release) {
    OfRendition waits = of(rendition);
    waits.playlists().release(target -> answers.playlist(rendition, target), release);
    waits.parts().release(position -> answers.part(rendition, position), release);
    state
        .sound()
        .filter(each -> rendition.captions().isEmpty() && each.isOf(rendition.window()))
        .ifPresent(each -> sounds.release(position -> each.at(position, state.isEnded()), release));
  }

  /** Answers those who waited too long. */
  void expire(MediaTime now, Release release) {
    for (OfRendition waits : renditions.values()) {
      waits.playlists().expire(now, new PlaylistAnswer.TooLate(), release);
      waits.parts().expire(now, new MediaAnswer.TooLate(), release);
    }
    sounds.expire(now, new SoundAnswer.NothingYet(), release);
    state.rewind().expire(now, release);
  }

  /** How many requests wait. */
  int waiting() {
    return state.rewind().waiting()
        + sounds.size()
        + renditions.values().stream()
            .mapToInt(waits -> waits.playlists().size() + waits.parts().size())
            .sum();
  }
}
