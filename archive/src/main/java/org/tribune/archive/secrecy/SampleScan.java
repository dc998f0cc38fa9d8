package org.tribune.archive.secrecy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tribune.archive.proof.SearchedObject;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.time.MediaTime;
import org.tribune.media.picture.Picture;
import org.tribune.media.slate.Cells;
import org.tribune.media.slate.SlateRecognition;
import org.tribune.media.sound.RenditionSoundDecoder;
import org.tribune.media.still.RenditionDecoder;

/**
 * Decodes segments of one rendition, one after the other, and looks whether what they have of a
 * passage is anything but the slate and silence. Owned by one thread.
 */
abstract sealed class SampleScan implements AutoCloseable {
  /** A share of full scale: −60 dB. What AAC makes of digital silence is far below. */
  private static final float SILENCE = 0.001f;

  /** By then every encoder has had a key picture. */
  private static final Duration LONGEST_TRACE = Duration.ofSeconds(2);

  private final Instant origin;
  private final Passage passage;

  // Counts of the segment that is walked.
  long pictures = 0;
  double soundSeconds = 0;
  long residues = 0;

  private SampleScan(Recording recording, Passage passage) {
    this.origin = recording.format().timeline().origin();
    this.passage = passage;
  }

  /**
   * A scan of {@code rendition}.
   *
   * @param everyFrame false to look at a picture's key frames only
   */
  static SampleScan of(
      Recording recording, Rendition rendition, boolean everyFrame, Passage passage) {
    return switch (rendition) {
      case Rendition.Video video ->
          new OfPictures(recording, video, everyFrame, passage, /* known= */ Optional.empty());
      case Rendition.Audio audio -> new OfSound(recording, audio, passage);
    };
  }

  /**
   * A scan that takes a trace of the last public picture in the slate for what it is. It is shown
   * first what was filmed just before the passage.
   */
  static SampleScan comparing(
      Recording recording, Rendition rendition, Passage passage, Cells slate) {
    return switch (rendition) {
      case Rendition.Video video ->
          new OfPictures(recording, video, /* everyFrame= */ true, passage, Optional.of(slate));
      case Rendition.Audio audio -> new OfSound(recording, audio, passage);
    };
  }

  /** True if the sample of {@code time}, which is of the passage or not, is as it should be. */
  abstract boolean isClean(Bytes sample, boolean isKey, MediaTime time);

  /** The slate as it was seen first in the passage; empty if it was not, or for sound. */
  Optional<Cells> slate() {
    return Optional.empty();
  }

  @Override
  public abstract void close();

  /**
   * Looks at all samples of {@code content}.
   *
   * @param index of the whole of it, or of as much as is whole
   * @param timescale of its times
   */
  SearchedObject look(String name, Bytes content, SegmentIndex index, int timescale) {
    pictures = 0;
    soundSeconds = 0;
    residues = 0;
    Optional<Instant> foundAt = Optional.empty();
    for (int chunk = 0; chunk < index.chunks(); chunk++) {
      int offset = index.payloadOffset(chunk);
      long ticks = index.decodeTime(chunk);
      for (int i = index.firstSample(chunk); i < index.firstSample(chunk + 1); i++) {
        Bytes sample =
            Bytes.wrap(Arrays.copyOfRange(content.array(), offset, offset + index.size(i)));
        MediaTime time = new MediaTime(ticks, timescale);
        if (!isClean(sample, index.isSync(i), time)) {
          foundAt = foundAt.or(() -> Optional.of(origin.plus(time.toDuration())));
        }
        offset += index.size(i);
        ticks += index.duration(i);
      }
    }
    return new SearchedObject(
        name,
        content.length(),
        Sha256.hex(content),
        pictures,
        soundSeconds,
        /* clean= */ foundAt.isEmpty(),
        residues,
        foundAt);
  }

  boolean isWithin(MediaTime time) {
    return !time.isBefore(passage.from()) && time.isBefore(passage.to());
  }

  private static final class OfPictures extends SampleScan {
    private final RenditionDecoder decoder;
    private final boolean everyFrame;
    private final MediaTime publicUntil;
    private final MediaTime tracesUntil;

    /** To compare with; empty where that is not asked for. */
    private final Optional<Cells> known;

    /** The last picture from before the cut; empty if that was a slate as well. */
    private Optional<Cells> before = Optional.empty();

    /**
     * A key picture has come since the cut, or one of the slate on the way to it: what follows
     * knows nothing of what was before.
     */
    private boolean begunAnew = false;

    /** The first slate of the passage. */
    private Optional<Cells> slate = Optional.empty();

    OfPictures(
        Recording recording,
        Rendition.Video rendition,
        boolean everyFrame,
        Passage passage,
        Optional<Cells> known) {
      super(recording, passage);
      this.decoder = RenditionDecoder.open(rendition);
      this.everyFrame = everyFrame;
      this.known = known;
      this.publicUntil = passage.from().minus(MediaTime.of(ClosedSessionCheck.LAST_PICTURE));
      this.tracesUntil = passage.from().plus(MediaTime.of(LONGEST_TRACE));
    }

    @Override
    boolean isClean(Bytes sample, boolean isKey, MediaTime time) {
      if (!everyFrame && !isKey) {
        return true;
      }
      Optional<Picture> shown = decoder.decode(sample, isKey);
      try {
        if (!isWithin(time)) {
          remember(shown, isKey, time);
          return true;
        }
        begunAnew |= isKey;
        pictures++;
        return shown.isPresent() && isClean(shown.get(), time);
      } finally {
        shown.ifPresent(Picture::close);
      }
    }

    private void remember(Optional<Picture> shown, boolean isKey, MediaTime time) {
      if (known.isEmpty()) {
        return;
      }
      boolean isSlate = shown.filter(SlateRecognition::isSlate).isPresent();
      if (!time.isBefore(publicUntil)) {
        begunAnew |= isKey && isSlate;
      } else {
        before = shown.filter(_ -> !isSlate).map(Cells::of);
      }
    }

    private boolean isClean(Picture picture, MediaTime time) {
      if (SlateRecognition.isSlate(picture)) {
        slate = slate.or(() -> Optional.of(Cells.of(picture)));
        return true;
      }
      // An encoder's trace is of the beginning, in no key picture, and does not come back.
      boolean isTrace =
          known.isPresent()
              && before.isPresent()
              && !begunAnew
              && slate.isEmpty()
              && time.isBefore(tracesUntil)
              && Cells.of(picture).isTraceOf(before.get(), known.get());
      residues += isTrace ? 1 : 0;
      return isTrace;
    }

    @Override
    Optional<Cells> slate() {
      return slate;
    }

    @Override
    public void close() {
      decoder.close();
    }
  }

  private static final class OfSound extends SampleScan {
    private final Rendition.Audio rendition;
    private final RenditionSoundDecoder decoder;

    OfSound(Recording recording, Rendition.Audio rendition, Passage passage) {
      super(recording, passage);
      this.rendition = rendition;
      this.decoder = RenditionSoundDecoder.open(rendition);
    }

    @Override
    boolean isClean(Bytes sample, boolean isKey, MediaTime time) {
      List<float[][]> heard = decoder.decode(sample);
      if (!isWithin(time)) {
        return true;
      }
      soundSeconds += (double) RenditionSoundDecoder.FRAME / rendition.sampleRate();
      return peak(heard) < SILENCE;
    }

    private static float peak(List<float[][]> heard) {
      float peak = 0;
      for (float[][] piece : heard) {
        for (float[] channel : piece) {
          for (float sample : channel) {
            peak = Math.max(peak, Math.abs(sample));
          }
        }
      }
      return peak;
    }

    @Override
    public void close() {
      decoder.close();
    }
  }
}
