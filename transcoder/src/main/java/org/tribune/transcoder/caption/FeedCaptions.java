package org.tribune.transcoder.caption;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.caption.LiveCaption;
import org.tribune.media.decode.ClosedCaptionDecoder;

/**
 * The captions that come with pictures, in the order in which these are shown. Where none come it
 * does nothing. Used by one thread.
 */
public final class FeedCaptions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedCaptions.class);

  private final String language;
  private final Consumer<LiveCaption> written;
  private Optional<Reading> reading = Optional.empty();
  private Duration last = Duration.ZERO;
  private boolean isFlooded = false;

  /** All that is remembered of what came. */
  private record Reading(CaptionBytes bytes, ClosedCaptionDecoder decoder, ScreenCaptions screen) {}

  /**
   * Captions of one source.
   *
   * @param language in which they are written, as in RFC 5646
   * @param written takes each, and each revision of it
   */
  public FeedCaptions(String language, Consumer<LiveCaption> written) {
    this.language = language;
    this.written = written;
  }

  /**
   * A picture is shown.
   *
   * @param captions what came with it, as {@code DecodedFrame.closedCaptions} gives it
   * @param time since the broadcast's origin
   * @param mayBegin false if a caption that begins now is not to be written
   */
  public void picture(Bytes captions, Duration time, boolean mayBegin) {
    if (captions.isEmpty() && reading.isEmpty()) {
      return;
    }
    if (time.compareTo(last) < 0) {
      // Another time than that of the pictures so far: the next begin anew.
      forget();
    }
    last = time;
    if (time.isNegative()) {
      return;
    }
    if (reading.isEmpty()) {
      reading =
          Optional.of(
              new Reading(
                  new CaptionBytes(),
                  ClosedCaptionDecoder.open(),
                  new ScreenCaptions(language, written)));
    }
    read(reading.get(), captions, time, mayBegin);
  }

  private void read(Reading open, Bytes captions, Duration time, boolean mayBegin) {
    for (CaptionBytes.Piece piece : open.bytes().pieces(captions, time)) {
      switch (piece.change()) {
        case NONE -> {}
        case ROLLED -> open.screen().rolled();
        case ERASED -> open.screen().replaced(time, /* isByWhole= */ false);
        case SWAPPED -> open.screen().replaced(time, /* isByWhole= */ true);
      }
      for (String screen : open.decoder().decode(piece.triplets())) {
        open.screen().screen(rows(screen), time, mayBegin);
      }
    }
    open.screen().advance(time);
    if (!isFlooded && open.bytes().leftOut() + open.screen().leftOut() > 0) {
      isFlooded = true;
      LOG.warn(
          "The captions within the feed are more than anybody could read: some are left out. Look"
              + " at the encoder's closed captions");
    }
  }

  /** Each with its place, also if it is blank. */
  private static List<String> rows(String screen) {
    return screen.isEmpty() ? List.of() : List.of(screen.split("\n", -1));
  }

  /**
   * Finishes what is being said, and forgets what stands on the screen and what is prepared: it
   * goes on with the next caption that begins.
   */
  public void forget() {
    reading.ifPresent(
        open -> {
          open.screen().finish(last);
          open.decoder().close();
        });
    reading = Optional.empty();
  }

  /** So late it is, though no picture comes. */
  public void advance(Duration time) {
    reading.ifPresent(open -> open.screen().advance(time));
  }

  @Override
  public void close() {
    forget();
  }
}
