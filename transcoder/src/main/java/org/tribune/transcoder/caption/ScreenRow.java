package org.tribune.transcoder.caption;

import java.util.Optional;
import org.tribune.core.text.CleanText;

/** A row of the screen, which grows while it is written. Used by one thread. */
final class ScreenRow {
  private final boolean isHidden;
  private String text = "";

  /** Characters that a caption has which is finished. */
  private int written = 0;

  private Optional<OpenCaption> caption = Optional.empty();

  /**
   * An empty row.
   *
   * @param isHidden true if it is never written, whatever it comes to say
   */
  ScreenRow(boolean isHidden) {
    this.isHidden = isHidden;
  }

  String text() {
    return text;
  }

  void text(String now) {
    int same = 0;
    while (same < Math.min(written, now.length()) && text.charAt(same) == now.charAt(same)) {
      same++;
    }
    // What is written over the rest of it is said anew.
    written = same;
    text = now;
  }

  /** What no finished caption has. */
  String rest() {
    return CleanText.line(text.substring(written));
  }

  /** True if it says something that no caption has. */
  boolean wantsCaption() {
    return !isHidden && caption.isEmpty() && !rest().isEmpty();
  }

  Optional<OpenCaption> caption() {
    return caption;
  }

  void isIn(OpenCaption its) {
    caption = Optional.of(its);
  }

  /** Its caption is finished: what is written from now on is another's. */
  void isFinished() {
    caption = Optional.empty();
    written = text.length();
  }
}
