package org.tribune.transcoder.caption;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tribune.core.caption.LiveCaption;

/**
 * Makes captions of what stands on a screen of CEA-608, row by row. Rows that are written letter by
 * letter are one caption for two of them, which grows; what is shown at once is one as it comes.
 * What it writes follows from the screens and their times alone. Used by one thread.
 */
final class ScreenCaptions {
  /** After such a pause what comes is another caption. */
  private static final Duration PAUSE = Duration.ofSeconds(4);

  /** One that has been written for so long gets no more: it would be longer than any may be. */
  private static final Duration LONG = LiveCaption.LONGEST.minusSeconds(5);

  /** Between two revisions of one that grows. */
  private static final Duration STEP = Duration.ofMillis(250);

  /**
   * Entries: a caption has two, and what it grows by. CEA-608 has room for one of two full rows a
   * second.
   */
  private final Allowance allowance = new Allowance(/* most= */ 24, /* perSecond= */ 8);

  private final String language;
  private final Consumer<LiveCaption> written;
  private final Deque<OpenCaption> open = new ArrayDeque<>();
  private List<ScreenRow> rows = List.of();
  private boolean isRolled = false;
  private boolean isWhole = false;
  private Duration lastStart = Duration.ofMillis(-1);
  private int ofSameStart = 0;
  private long leftOut = 0;

  ScreenCaptions(String language, Consumer<LiveCaption> written) {
    this.language = language;
    this.written = written;
  }

  /** The next screen has nothing of this one. */
  void replaced(Duration time, boolean isByWhole) {
    finish(time);
    rows = List.of();
    isRolled = false;
    isWhole = isByWhole;
  }

  /** The next screen has what was in this one's rows further up, and a new row. */
  void rolled() {
    isRolled = true;
  }

  /**
   * What stands there now.
   *
   * @param mayBegin false if what begins now is not to be written, whatever it comes to say
   */
  void screen(List<String> texts, Duration time, boolean mayBegin) {
    advance(time);
    rows = matched(texts, mayBegin);
    isRolled = false;
    for (int i = 0; i < rows.size(); i++) {
      ScreenRow row = rows.get(i);
      if (!row.text().equals(texts.get(i))) {
        row.text(texts.get(i));
        row.caption().ifPresent(its -> its.changed(time));
      }
      if (row.wantsCaption()) {
        place(row, i == 0 ? Optional.empty() : Optional.of(rows.get(i - 1)), time);
      }
    }
    isWhole = false;
    write(time);
  }

  /** The row before of each text; a new one for what was not there. */
  private List<ScreenRow> matched(List<String> texts, boolean mayBegin) {
    boolean isInPlace = isInPlace(texts);
    List<ScreenRow> matched = new ArrayList<>();
    int next = rows.size() - 1;
    for (int i = texts.size() - 1; i >= 0; i--) {
      boolean isNew = isInPlace ? i >= rows.size() : isRolled && i == texts.size() - 1;
      int found = isNew ? -1 : isInPlace ? i : lastIndexOf(texts.get(i), next);
      matched.add(found < 0 ? new ScreenRow(!mayBegin) : rows.get(found));
      next = found < 0 ? next : found - 1;
    }
    Collections.reverse(matched);
    return matched;
  }

  /** True if the rows stand where they did, and new ones below them. */
  private boolean isInPlace(List<String> texts) {
    int known = rows.size();
    if (isRolled || texts.size() <= known) {
      return !isRolled && texts.size() == known;
    }
    for (int i = 0; i < known - 1; i++) {
      if (!rows.get(i).text().equals(texts.get(i))) {
        return false;
      }
    }
    return true;
  }

  private int lastIndexOf(String text, int from) {
    int at = from;
    while (at >= 0 && !rows.get(at).text().equals(text)) {
      at--;
    }
    return at;
  }

  private void place(ScreenRow row, Optional<ScreenRow> above, Duration time) {
    Optional<OpenCaption> joined =
        above.flatMap(upper -> open.stream().filter(each -> each.takesBelow(upper)).findFirst());
    if (joined.isPresent()) {
      joined.get().add(row);
      joined.get().changed(time);
      return;
    }
    if (!isWhole) {
      finish(time);
    }
    if (!allowance.takes(2, time)) {
      row.isFinished();
      leftOut++;
      return;
    }
    OpenCaption begun = new OpenCaption(id(time), language, time, isWhole);
    begun.add(row);
    open.add(begun);
  }

  /** By where it begins: whoever goes on with the broadcast gives it the same. */
  private String id(Duration start) {
    ofSameStart = start.equals(lastStart) ? ofSameStart + 1 : 0;
    lastStart = start;
    return "f" + start.toMillis() + (ofSameStart == 0 ? "" : "-" + ofSameStart);
  }

  private void write(Duration time) {
    for (OpenCaption each : open) {
      if (each.isDue(time, STEP) && (each.isNew() || allowance.takes(1, time))) {
        each.write(time).ifPresent(written);
      }
    }
  }

  /** So late it is: what nothing was added to for long is finished. */
  void advance(Duration time) {
    write(time);
    for (OpenCaption each : List.copyOf(open)) {
      boolean isLong = time.minus(each.start()).compareTo(LONG) > 0;
      if (!each.isWhole() && (isLong || time.minus(each.changed()).compareTo(PAUSE) > 0)) {
        finish(each, time);
      }
    }
  }

  /** Nothing is added any more. */
  void finish(Duration time) {
    List.copyOf(open).forEach(each -> finish(each, time));
  }

  private void finish(OpenCaption caption, Duration time) {
    open.remove(caption);
    caption.finish(time).ifPresent(written);
  }

  /** Captions that were left out since there were more than anybody could read. */
  long leftOut() {
    return leftOut;
  }
}
