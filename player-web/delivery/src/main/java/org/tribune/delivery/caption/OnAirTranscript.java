package org.tribune.delivery.caption;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.LiveCaption;

/** What is read of one broadcast on air. Safe for all threads. */
public interface OnAirTranscript {
  /** The number of the last change; 0 while there is nothing to read. */
  long version();

  /**
   * What became another after a change, in the order in which it did.
   *
   * @param known the number of that change; 0: all that is shown
   */
  List<ShownCaption> since(long known);

  /** What is read of a passage in a language, by its start. */
  List<LiveCaption> shown(String language, Duration from, Duration to);

  /** In which languages something was shown, and who wrote it; none is ever forgotten. */
  Map<String, Set<CaptionSource>> hands();
}
