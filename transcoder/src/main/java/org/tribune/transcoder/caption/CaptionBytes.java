package org.tribune.transcoder.caption;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tribune.core.Bytes;

/**
 * The bytes of the service CC1 among those that come with pictures (ANSI/CTA-608-E): the first
 * field's first channel, without its text mode. It begins with the first caption that is whole, so
 * two that begin at different bytes say the same from there on. Used by one thread.
 */
final class CaptionBytes {
  /** What a piece does to the screen. */
  enum Change {
    /** It writes on it. */
    NONE,
    /** Its rows move up before it writes. */
    ROLLED,
    /** It is empty now. */
    ERASED,
    /** It shows at once what was prepared. */
    SWAPPED
  }

  /**
   * Bytes that go to the decoder together.
   *
   * @param triplets cc_data, three bytes each
   */
  record Piece(Change change, Bytes triplets) {}

  private static final int TRIPLET = 3;
  private static final int VALID = 0b100;
  private static final int TYPE = 0b11;
  private static final int FIRST_FIELD = 0;
  private static final int DATA = 0x7F;
  private static final int FIRST_CONTROL = 0x10;
  private static final int FIRST_CHARACTER = 0x20;
  private static final int SECOND_CHANNEL = 0x08;

  private static final int BACKSPACE = 0x1421;
  private static final int RESUME_CAPTION_LOADING = 0x1420;
  private static final int ROLL_UP_2 = 0x1425;
  private static final int ROLL_UP_4 = 0x1427;
  private static final int RESUME_DIRECT_CAPTIONING = 0x1429;
  private static final int TEXT_RESTART = 0x142A;
  private static final int RESUME_TEXT_DISPLAY = 0x142B;
  private static final int ERASE_DISPLAYED_MEMORY = 0x142C;
  private static final int CARRIAGE_RETURN = 0x142D;
  private static final int ERASE_NON_DISPLAYED_MEMORY = 0x142E;
  private static final int END_OF_CAPTION = 0x142F;

  /** A field has 30 pairs a second: twice as many, and what pictures that were lost bring later. */
  private final Allowance allowance = new Allowance(/* most= */ 120, /* perSecond= */ 60);

  /** FFmpeg knows no backspace, but goes back before a character that stands for another. */
  private static final byte[] BACK = {(byte) 0xFC, (byte) 0x92, (byte) 0x80};

  /** A code that changes nothing, "flash on": FFmpeg takes the same code again for its copy. */
  private static final byte[] AGAIN = {(byte) 0xFC, (byte) 0x94, (byte) 0xA8};

  private boolean begun = false;
  private boolean isSecondChannel = false;
  private boolean isTextMode = false;
  private int lastControl = 0;
  private int lastPassed = 0;
  private long leftOut = 0;

  /** The pieces of what came with a picture, in order. */
  List<Piece> pieces(Bytes captions, Duration time) {
    Pieces pieces = new Pieces();
    byte[] bytes = captions.array();
    for (int i = 0; i + TRIPLET <= bytes.length; i += TRIPLET) {
      if (isOfFirstField(bytes[i]) && hasParity(bytes[i + 1]) && hasParity(bytes[i + 2])) {
        int pair = ((bytes[i + 1] & DATA) << 8) | (bytes[i + 2] & DATA);
        if (pair != 0 && !allowance.takes(1, time)) {
          leftOut++;
        } else if (isOurs(pair)) {
          if (pair == lastPassed && pair >> 8 < FIRST_CHARACTER) {
            pieces.add(Change.NONE, AGAIN, 0);
          }
          lastPassed = pair;
          boolean isBack = pair == BACKSPACE;
          pieces.add(change(pair), isBack ? BACK : bytes, isBack ? 0 : i);
        }
      }
    }
    return pieces.finish();
  }

  private static boolean isOfFirstField(byte marker) {
    return (marker & VALID) != 0 && (marker & TYPE) == FIRST_FIELD;
  }

  /** An odd number of bits; what has an even one was damaged on its way. */
  private static boolean hasParity(byte value) {
    return Integer.bitCount(value & 0xFF) % 2 == 1;
  }

  private boolean isOurs(int pair) {
    int high = pair >> 8;
    if (high >= FIRST_CHARACTER) {
      lastControl = 0;
      return begun && !isSecondChannel && !isTextMode;
    }
    if (high < FIRST_CONTROL) {
      return false;
    }
    if (pair == lastControl) {
      // Each is sent twice, for one may be lost; a third is meant.
      lastControl = 0;
      return false;
    }
    lastControl = pair;
    isSecondChannel = (high & SECOND_CHANNEL) != 0;
    return !isSecondChannel && isOfCaptions(pair);
  }

  private boolean isOfCaptions(int control) {
    if (control == TEXT_RESTART || control == RESUME_TEXT_DISPLAY) {
      isTextMode = true;
    } else if (control == RESUME_CAPTION_LOADING || control == RESUME_DIRECT_CAPTIONING) {
      isTextMode = false;
      begun = true;
    } else if (control == END_OF_CAPTION || (control >= ROLL_UP_2 && control <= ROLL_UP_4)) {
      isTextMode = false;
    } else if (control == CARRIAGE_RETURN) {
      begun |= !isTextMode;
    }
    // What is prepared or shown of captions is erased in text mode, too.
    return !isTextMode
        || control == ERASE_DISPLAYED_MEMORY
        || control == ERASE_NON_DISPLAYED_MEMORY;
  }

  private static Change change(int pair) {
    return switch (pair) {
      case CARRIAGE_RETURN -> Change.ROLLED;
      case ERASE_DISPLAYED_MEMORY -> Change.ERASED;
      case END_OF_CAPTION -> Change.SWAPPED;
      default -> Change.NONE;
    };
  }

  /** Pairs that were left out since there were more than the standard has room for. */
  long leftOut() {
    return leftOut;
  }

  /** What changes the whole screen is a piece by itself. */
  private static final class Pieces {
    private final List<Piece> pieces = new ArrayList<>();
    private final ByteArrayOutputStream writing = new ByteArrayOutputStream();

    void add(Change change, byte[] bytes, int at) {
      if (change != Change.NONE) {
        cut(Change.NONE);
      }
      writing.write(bytes, at, TRIPLET);
      if (change != Change.NONE) {
        cut(change);
      }
    }

    private void cut(Change change) {
      if (writing.size() > 0) {
        pieces.add(new Piece(change, Bytes.wrap(writing.toByteArray())));
        writing.reset();
      }
    }

    List<Piece> finish() {
      cut(Change.NONE);
      return pieces;
    }
  }
}
