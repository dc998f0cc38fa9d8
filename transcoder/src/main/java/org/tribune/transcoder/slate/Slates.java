package org.tribune.transcoder.slate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.core.broadcast.Interruption;
import org.tribune.media.picture.Picture;
import org.tribune.media.slate.SlateArtist;
import org.tribune.media.slate.SlateText;

/**
 * The slates of a broadcast: one for a source that fails, and one for each reason why the camera is
 * off the air. Used by one thread at a time.
 */
public final class Slates implements AutoCloseable {
  /** Makes the slates of a size. */
  @FunctionalInterface
  public interface Maker {
    Slates make(int width, int height);
  }

  private final SlatePicture signalLost;
  private final Map<Interruption.Kind, SlatePicture> curtains =
      new EnumMap<>(Interruption.Kind.class);
  private Optional<Interruption.Kind> curtain = Optional.empty();

  /**
   * Slates of a channel, none of which is drawn yet.
   *
   * @param channel its name
   * @param artist draws what is said, in the size of the fullest rendition
   */
  public Slates(String channel, Function<SlateText, Picture> artist) {
    signalLost = new SlatePicture(() -> artist.apply(SlateText.signalLost(channel)));
    curtains.put(
        Interruption.Kind.SUSPENSION,
        new SlatePicture(() -> artist.apply(SlateText.suspended(channel))));
    curtains.put(
        Interruption.Kind.CLOSED_SESSION,
        new SlatePicture(() -> artist.apply(SlateText.closedSession(channel))));
  }

  /** The slates of a channel. */
  public static Maker of(String channel) {
    return (width, height) -> new Slates(channel, text -> SlateArtist.draw(width, height, text));
  }

  /** Begins to draw what a failing source needs; does not wait. */
  public void prepare() {
    signalLost.prepare();
  }

  /**
   * Why the camera is off the air from now on; empty if it is not.
   *
   * @return true if that is another reason than before
   */
  public boolean curtain(Optional<Interruption.Kind> why) {
    boolean changed = !why.equals(curtain);
    curtain = why;
    return changed;
  }

  /** True while the camera is off the air by order. */
  public boolean isCurtain() {
    return curtain.isPresent();
  }

  /** What is shown in place of the source, which stays this object's; waits until it is drawn. */
  public Picture get() {
    return curtain.map(curtains::get).orElse(signalLost).get();
  }

  @Override
  public void close() {
    signalLost.close();
    curtains.values().forEach(SlatePicture::close);
  }
}
