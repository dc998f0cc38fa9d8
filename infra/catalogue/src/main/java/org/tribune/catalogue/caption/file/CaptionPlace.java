package org.tribune.catalogue.caption.file;

import java.time.Duration;
import org.tribune.catalogue.caption.CaptionText;
import org.tribune.catalogue.caption.Cue;
import org.tribune.core.text.Message;
import org.tribune.core.text.ValidationException;

/**
 * Where in a file something stands, for whoever has to mend it.
 *
 * @param code {@code caption.line} or {@code caption.number}
 * @param number from 1 on
 */
record CaptionPlace(String code, int number) {
  static CaptionPlace line(int number) {
    return new CaptionPlace("caption.line", number);
  }

  /** The place of a caption by its number, in formats without lines. */
  static CaptionPlace caption(int number) {
    return new CaptionPlace("caption.number", number);
  }

  /** What is wrong here, by the code of a message that goes on from the place. */
  ValidationException wrong(String why, Object... arguments) {
    return new ValidationException(code, number, Message.of(why, arguments));
  }

  /**
   * The cue that stands here.
   *
   * @throws ValidationException if it ends before it begins, or stays for longer than anything does
   */
  Cue cue(Duration start, Duration end, String settings, String text) {
    if (end.compareTo(start) <= 0) {
      throw wrong("caption.ends-before-start");
    }
    if (end.minus(start).compareTo(CaptionText.LONGEST_CUE) > 0) {
      throw wrong("caption.stays-too-long", CaptionText.LONGEST_CUE.toMinutes());
    }
    return new Cue(start, end, settings, text);
  }
}
