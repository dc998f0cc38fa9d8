package org.tribune.transcoder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.LiveTranscript;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.transcoder.caption.FeedCaptions;

/**
 * Writes the captions within a broadcast's feed to the log. Pictures that are hidden do not come
 * here; what was said behind them does not either, though captions come later than what is said.
 * Used by one thread at a time.
 */
final class BroadcastCaptions implements AutoCloseable {
  /** So much later than it was said a caption is written by whoever or whatever writes it. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private final BroadcastId id;
  private final Instant origin;
  private final TranscoderContext context;
  private final FeedCaptions captions;
  private boolean lacksPictures = false;

  /**
   * Captions of a broadcast.
   *
   * @param origin of its timeline
   */
  BroadcastCaptions(BroadcastId id, Instant origin, TranscoderContext context) {
    this.id = id;
    this.origin = origin;
    this.context = context;
    this.captions = new FeedCaptions(context.config().spokenLanguage(), this::write);
  }

  /** Who reads it follows the log: nobody here waits for it. */
  private void write(LiveCaption caption) {
    var _ = context.log().append(Topics.CAPTIONS, id.value(), caption);
  }

  /** Finishes what a transcoder that is no more had begun to write: nobody goes on with it. */
  void finishWhatWasBegun() {
    LiveTranscript before = new LiveTranscript(/* preference= */ List.of());
    context
        .log()
        .tail(Topics.CAPTIONS, id.value(), LiveCaption.LONGEST)
        .forEach(entry -> before.accept(entry.value()));
    before.all().stream()
        .filter(each -> each.source() == CaptionSource.FEED)
        .filter(each -> each.state() == CaptionState.PARTIAL)
        .forEach(each -> write(each.heard()));
  }

  /** A picture of the source is shown. */
  void picture(DecodedFrame frame) {
    if (lacksPictures) {
      return;
    }
    Bytes found = frame.closedCaptions();
    boolean mayBegin = !found.isEmpty() && isPublic(frame.time().toInstant());
    captions.picture(found, sinceOrigin(frame.time()), mayBegin);
  }

  private Duration sinceOrigin(MediaTime time) {
    return time.minus(MediaTime.of(origin)).toDuration();
  }

  /** True if the public heard what a caption says that begins now. */
  private boolean isPublic(Instant now) {
    Optional<Broadcast> broadcast = context.ledger().find(id);
    return broadcast
            .flatMap(Broadcast::liveAt)
            .filter(live -> !now.isBefore(live.plus(LATE)))
            .isPresent()
        && broadcast.get().interruptions().stream().noneMatch(each -> silences(each, now));
  }

  private static boolean silences(Interruption interruption, Instant now) {
    return interruption.kind() != Interruption.Kind.PUBLIC_FLOOR
        && !now.isBefore(interruption.from())
        && interruption.slateUntil().filter(until -> !now.isBefore(until.plus(LATE))).isEmpty();
  }

  /**
   * The source is another, or hidden: what it was writing ends, and nothing of it is remembered.
   */
  void forget() {
    captions.forget();
  }

  /** The contribution has come so far, though perhaps without a picture. */
  void advance(MediaTime now) {
    captions.advance(sinceOrigin(now));
  }

  /**
   * From now on pictures are left out in decoding, or no longer. Their captions would be missing
   * among the others, and words without half of their letters are worse than none.
   */
  void lackPictures(boolean lacks) {
    if (lacks && !lacksPictures) {
      captions.forget();
    }
    lacksPictures = lacks;
  }

  @Override
  public void close() {
    captions.close();
  }
}
