package org.tribune.transcoder.slate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.time.MediaTime;
import org.tribune.media.picture.Picture;
import org.tribune.media.slate.SlateArtist;
import org.tribune.media.slate.SlateBrand;
import org.tribune.media.slate.SlateText;

/**
 * The slates of a broadcast: one for a source that fails, and one for each reason why the camera is
 * off the air. Used by one thread at a time.
 */
public final class Slates implements AutoCloseable {
  /** A source whose key frames are further apart than the ingest remembers. */
  private static final MediaTime LONGEST_WAIT = MediaTime.ofMicros(12_000_000);

  /** Makes the slates of a size. */
  @FunctionalInterface
  public interface Maker {
    Slates make(int width, int height);
  }

  private final SlatePicture signalLost;
  private final Map<Interruption.Kind, SlatePicture> blackouts =
      new EnumMap<>(Interruption.Kind.class);
  private Optional<Interruption.Kind> blackout = Optional.empty();
  private Optional<MediaTime> liftedAt = Optional.empty();

  /**
   * Slates of a channel, none of which is drawn yet.
   *
   * @param channel its name
   * @param artist draws what is said, in the size of the fullest rendition
   */
  public Slates(String channel, Function<SlateText, Picture> artist) {
    signalLost = new SlatePicture(() -> artist.apply(SlateText.signalLost(channel)));
    blackouts.put(
        Interruption.Kind.SUSPENSION,
        new SlatePicture(() -> artist.apply(SlateText.suspended(channel))));
    blackouts.put(
        Interruption.Kind.CLOSED_SESSION,
        new SlatePicture(() -> artist.apply(SlateText.closedSession(channel))));
  }

  /** The slates of a channel, with the community's looks. */
  public static Maker of(String channel, SlateBrand brand) {
    return (width, height) ->
        new Slates(channel, text -> SlateArtist.draw(width, height, text, brand));
  }

  /** Begins to draw what a failing source needs; does not wait. */
  public void prepare() {
    signalLost.prepare();
  }

  /**
   * The camera is off the air from {@code now} on, or may be seen again. Then the slate stays the
   * same until the source shows something: it is no failure that its key frame is waited for.
   *
   * @param why it is off the air; empty if it is not
   * @return true if another slate is to be shown
   */
  public boolean blackout(Optional<Interruption.Kind> why, MediaTime now) {
    if (why.isPresent()) {
      boolean changed = !why.equals(blackout);
      blackout = why;
      liftedAt = Optional.empty();
      return changed;
    }
    if (blackout.isEmpty()) {
      return false;
    }
    liftedAt = liftedAt.or(() -> Optional.of(now));
    if (now.minus(liftedAt.get()).compareTo(LONGEST_WAIT) <= 0) {
      return false;
    }
    sourceIsShown();
    return true;
  }

  /** The source shows something: if it fails from now on, it fails. */
  public void sourceIsShown() {
    blackout = Optional.empty();
    liftedAt = Optional.empty();
  }

  /** True while the camera is off the air by order. */
  public boolean isCurtain() {
    return blackout.isPresent();
  }

  /** What is shown in place of the source, which stays this object's; waits until it is drawn. */
  public Picture get() {
    return blackout.map(blackouts::get).orElse(signalLost).get();
  }

  @Override
  public void close() {
    signalLost.close();
    blackouts.values().forEach(SlatePicture::close);
  }
}
