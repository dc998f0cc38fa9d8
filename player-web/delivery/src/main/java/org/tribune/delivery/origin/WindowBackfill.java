package org.tribune.delivery.origin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.origin.window.RenditionWindow;
import org.tribune.delivery.origin.window.StoredSegment;

/**
 * Whether a live window asked the archive for what was before the first segment that it knows. It
 * asks once, when it knows where it begins and what is public, and waits a few seconds at most:
 * playlists wait with it. Guarded by its {@link LiveWindow}.
 */
final class WindowBackfill {
  /** Longer than a store takes to list a thousand objects, shorter than players' patience. */
  private static final MediaTime PATIENCE = new MediaTime(5, /* timescale= */ 1);

  private enum State {
    NOT_ASKED,
    ASKED,
    OVER
  }

  /** Segments from {@code from} on, and before {@code behind}. */
  record Range(long from, long behind) {}

  private State state = State.NOT_ASKED;
  private OptionalLong begun = OptionalLong.empty();
  private Optional<Map<String, List<StoredSegment>>> found = Optional.empty();
  private Optional<MediaTime> deadline = Optional.empty();

  /** The window knows this segment; the first call decides. */
  void begunAt(long segment) {
    if (begun.isEmpty()) {
      begun = OptionalLong.of(segment);
    }
  }

  /** What to ask for; at most once, and empty while it can't be known or if there is nothing. */
  Optional<Range> ask(long firstPublic, long rewindSegments) {
    if (state != State.NOT_ASKED || begun.isEmpty()) {
      return Optional.empty();
    }
    long behind = begun.getAsLong();
    long from = Math.max(firstPublic, behind - rewindSegments);
    state = from < behind ? State.ASKED : State.OVER;
    return from < behind ? Optional.of(new Range(from, behind)) : Optional.empty();
  }

  /** True while playlists must wait for the archive. */
  boolean isAwaited() {
    return state == State.ASKED;
  }

  /** What the archive holds, oldest first. */
  void found(Map<String, List<StoredSegment>> segments) {
    found = Optional.of(segments);
  }

  /** True once, if the archive did not answer in time; then it is waited for no more. */
  boolean isTooLate(MediaTime now) {
    if (state != State.ASKED) {
      return false;
    }
    if (deadline.isEmpty()) {
      deadline = Optional.of(now.plus(PATIENCE));
    }
    if (now.isBefore(deadline.get())) {
      return false;
    }
    state = State.OVER;
    return true;
  }

  /**
   * What was found and can be used, once it is there; then it is waited for no more. All renditions
   * must begin with the same segment, since a player that changes from one to another counts from
   * there.
   *
   * @param windows of all renditions, none of them empty
   */
  Optional<Map<String, List<StoredSegment>>> take(List<RenditionWindow> windows) {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    state = State.OVER;
    Map<String, List<StoredSegment>> all = found.get();
    long first =
        windows.stream()
            .map(window -> all.getOrDefault(window.rendition().id(), List.of()))
            .mapToLong(stored -> stored.isEmpty() ? Long.MAX_VALUE : stored.getFirst().number())
            .max()
            .orElse(Long.MAX_VALUE);
    Map<String, List<StoredSegment>> alike = new HashMap<>();
    for (RenditionWindow window : windows) {
      String name = window.rendition().id();
      long behind = window.segments().firstKey();
      alike.put(
          name,
          all.getOrDefault(name, List.of()).stream()
              .filter(each -> each.number() >= first && each.number() < behind)
              .toList());
    }
    return Optional.of(alike);
  }
}
