package org.tribune.archive.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.tribune.core.Bytes;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.testkit.catalogue.CaptionSamples;

/** A recogniser that says of each segment of some seconds which it is. */
final class NumberRecogniser implements RecordingRecogniser {
  private final int length;

  /** What it heard. */
  final List<Long> heard = new ArrayList<>();

  /** The names that it was given, at each opening. */
  final List<SpokenNames> names = new ArrayList<>();

  /** At this second it fails. */
  OptionalInt failsAt = OptionalInt.empty();

  /** What happens while it hears a segment, by its number. */
  Consumer<Long> meanwhile = _ -> {};

  /** Somebody says something in it. */
  boolean understands = true;

  /**
   * One that hears French.
   *
   * @param length of a segment, in seconds
   */
  NumberRecogniser(int length) {
    this.length = length;
  }

  @Override
  public String language() {
    return "fr";
  }

  @Override
  public Hearing open(
      Rendition.Audio sound, SpokenNames given, String prefix, Consumer<LiveCaption> said) {
    names.add(given);
    return new Hearing() {
      @Override
      public String engine() {
        return "numbers";
      }

      @Override
      public void hear(MediaTime start, Bytes segment) throws RecogniserException {
        long second = start.toDuration().toSeconds();
        if (failsAt.isPresent() && second >= failsAt.getAsInt()) {
          throw new RecogniserException(new Message("elle est bloquée", "it hangs"));
        }
        heard.add(second / length);
        meanwhile.accept(second / length);
        if (understands) {
          said.accept(
              CaptionSamples.heard(prefix + "-" + second, second + 1.0, "n" + second / length));
        }
      }

      @Override
      public void finish() {
        // All is said.
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }
}
