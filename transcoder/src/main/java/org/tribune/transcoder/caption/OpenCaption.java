package org.tribune.transcoder.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;

/** A caption of one or two rows that are on the screen. Used by one thread. */
final class OpenCaption {
  private static final int ROWS = 2;

  private static final Duration SHORTEST = Duration.ofMillis(300);

  /** How long it takes to see that something is there, and then to read each character. */
  private static final Duration TO_NOTICE = Duration.ofSeconds(1);

  private static final Duration TO_READ = Duration.ofMillis(60);

  private final String id;
  private final String language;
  private final Duration start;
  private final boolean isWhole;
  private final List<ScreenRow> rows = new ArrayList<>();
  private Duration changed;
  private Optional<LiveCaption> last = Optional.empty();
  private Optional<Duration> lastWritten = Optional.empty();

  /**
   * A caption without rows.
   *
   * @param isWhole true if it came all at once, and is shown until it is taken away
   */
  OpenCaption(String id, String language, Duration start, boolean isWhole) {
    this.id = id;
    this.language = language;
    this.start = start;
    this.isWhole = isWhole;
    this.changed = start;
  }

  boolean isWhole() {
    return isWhole;
  }

  Duration start() {
    return start;
  }

  /** When its text became what it is. */
  Duration changed() {
    return changed;
  }

  void changed(Duration now) {
    changed = now;
  }

  /** True if the row below {@code above} may be one of its own. */
  boolean takesBelow(ScreenRow above) {
    return rows.size() < ROWS && rows.getLast() == above;
  }

  void add(ScreenRow row) {
    rows.add(row);
    row.isIn(this);
  }

  /** True until it was written once. */
  boolean isNew() {
    return lastWritten.isEmpty();
  }

  /** True if it says something that was not written, and was not written for {@code step}. */
  boolean isDue(Duration now, Duration step) {
    return last.filter(known -> known.text().equals(text())).isEmpty()
        && lastWritten.filter(before -> now.minus(before).compareTo(step) < 0).isEmpty();
  }

  /** As it is now, if it says something. */
  Optional<LiveCaption> write(Duration now) {
    lastWritten = Optional.of(now);
    return isWhole
        ? revised(readBy(), CaptionState.HEARD, changed)
        : revised(changed, CaptionState.PARTIAL, changed);
  }

  /** As it stays: nothing is added any more, and who needs longer to read it has read it. */
  Optional<LiveCaption> finish(Duration now) {
    Duration end = isWhole || now.compareTo(readBy()) < 0 ? now : readBy();
    Optional<LiveCaption> finished =
        revised(end, CaptionState.HEARD, /* since= */ changed.plusMillis(1));
    rows.forEach(ScreenRow::isFinished);
    return finished;
  }

  private Duration readBy() {
    return changed.plus(TO_NOTICE).plus(TO_READ.multipliedBy(text().length()));
  }

  private String text() {
    return rows.stream()
        .map(ScreenRow::rest)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Revisions are counted by the time, so that whoever goes on with the broadcast goes on. */
  private Optional<LiveCaption> revised(Duration end, CaptionState state, Duration since) {
    String text = text();
    if (text.isEmpty()) {
      last = last.filter(known -> !known.state().isGone()).map(LiveCaption::retracted);
      return last;
    }
    Duration least = start.plus(SHORTEST);
    Duration most = start.plus(LiveCaption.LONGEST);
    Duration shown = end.compareTo(least) < 0 ? least : end.compareTo(most) > 0 ? most : end;
    boolean isKnown =
        last.filter(
                known ->
                    known.text().equals(text)
                        && known.state() == state
                        && known.end().equals(shown))
            .isPresent();
    if (isKnown) {
      return Optional.empty();
    }
    last =
        Optional.of(
            new LiveCaption(
                id,
                Math.max(
                    1 + (int) since.minus(start).toMillis(),
                    last.map(LiveCaption::revision).orElse(0) + 1),
                start,
                shown,
                language,
                text,
                /* speaker= */ Optional.empty(),
                CaptionSource.FEED,
                state,
                /* words= */ List.of()));
    return last;
  }
}
