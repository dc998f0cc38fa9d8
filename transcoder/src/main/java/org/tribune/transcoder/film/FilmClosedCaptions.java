package org.tribune.transcoder.film;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.time.MediaTime;
import org.tribune.transcoder.caption.FeedCaptions;

/** The captions in CEA-608 that a film has in its pictures, or in a track. Used by one thread. */
final class FilmClosedCaptions implements AutoCloseable {
  /** More than any film has: three hours of debate have 3,600. */
  private static final int MOST = 20_000;

  private final Map<String, LiveCaption> found = new LinkedHashMap<>();
  private final FeedCaptions captions;

  FilmClosedCaptions(String language) {
    this.captions = new FeedCaptions(language, this::take);
  }

  private void take(LiveCaption caption) {
    if (found.size() < MOST || found.containsKey(caption.id())) {
      found.merge(caption.id(), caption, (known, next) -> next.replaces(known) ? next : known);
    }
  }

  /**
   * What came at a time.
   *
   * @param time from the film's first picture on
   */
  void add(Bytes triplets, MediaTime time) {
    captions.picture(triplets, time.toDuration(), /* mayBegin= */ true);
  }

  /** All of them as WebVTT; empty if there are none. */
  Optional<String> finish() {
    captions.close();
    WebVttCaptions written = new WebVttCaptions();
    for (LiveCaption each : found.values()) {
      if (!each.state().isGone()) {
        Duration length = each.end().minus(each.start());
        written.add(MediaTime.of(each.start()), MediaTime.of(length), each.text());
      }
    }
    return written.finish();
  }

  @Override
  public void close() {
    captions.close();
  }
}
