package org.tribune.transcoder.output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.filter.PictureConformer;
import org.tribune.media.filter.PictureScaler;
import org.tribune.media.picture.Picture;
import org.tribune.media.sound.SoundResampler;
import org.tribune.transcoder.conform.PictureTimeline;
import org.tribune.transcoder.conform.SoundTimeline;
import org.tribune.transcoder.encode.Effort;
import org.tribune.transcoder.encode.RungEncoder;
import org.tribune.transcoder.encode.SoundEncoder;
import org.tribune.transcoder.slate.Slates;

/**
 * From decoded pictures and sound to encoders: conform once, put onto the constant clock, scale
 * each rung from the one above, hand to the encoders. Used by one thread at a time.
 */
public final class BroadcastOutput implements AutoCloseable {
  private final MediaTime origin;
  private final List<RungEncoder> encoders;
  private final SoundEncoder soundEncoder;
  private final SoundMeter meter;
  private final PictureConformer conformer;
  private final List<PictureScaler> scalers = new ArrayList<>();
  private final PictureTimeline<Picture> pictures;
  private final SoundResampler resampler;
  private final SoundTimeline sound;
  private final Slates slates;
  private final int framesPerPart;
  private final long slateFrom;
  private final List<Picture> shown = new ArrayList<>();

  /** Came after what is shown, and is hardly another. */
  private Optional<Picture> alike = Optional.empty();

  private boolean slateShown = false;

  /** Counts the pictures that differ from the one before. */
  private long number = 0;

  /** The effort of each rung from the next part on. */
  private List<Effort> efforts;

  /** The stride of each rung in this part. */
  private List<Integer> strides;

  /** The least of them. */
  private int stride = 1;

  private boolean closed = false;

  /**
   * An output over encoders that are ready; it owns them from now on.
   *
   * @param encoders fullest first
   * @param firstFrame the first frame that any of them wants
   * @param holes what is seen while the source gives nothing
   * @param slates of the fullest rendition's size; owned from now on, and the first drawn a part
   *     later
   */
  public BroadcastOutput(
      Timeline timeline,
      List<RungEncoder> encoders,
      SoundEncoder soundEncoder,
      SoundMeter meter,
      long firstFrame,
      PictureTimeline.Holes holes,
      Slates slates) {
    this.origin = MediaTime.of(timeline.origin());
    this.encoders = List.copyOf(encoders);
    this.efforts = Collections.nCopies(encoders.size(), Effort.FULL);
    this.strides = Collections.nCopies(encoders.size(), 1);
    this.soundEncoder = soundEncoder;
    this.meter = meter;
    this.slates = slates;
    this.framesPerPart = timeline.framesPerPart();
    this.slateFrom = firstFrame + framesPerPart;
    int width = encoders.getFirst().rung().width();
    int height = encoders.getFirst().rung().height();
    this.conformer = new PictureConformer(width, height);
    for (int i = 1; i < encoders.size(); i++) {
      int nextWidth = encoders.get(i).rung().width();
      int nextHeight = encoders.get(i).rung().height();
      scalers.add(new PictureScaler(width, height, nextWidth, nextHeight));
      width = nextWidth;
      height = nextHeight;
    }
    this.pictures =
        new PictureTimeline<>(timeline.frameRate(), origin, firstFrame, holes, new Frames());
    this.resampler = new SoundResampler(Sound.SAMPLE_RATE, Sound.CHANNELS);
    this.sound =
        new SoundTimeline(
            Sound.SAMPLE_RATE,
            Sound.CHANNELS,
            origin,
            soundEncoder.firstSample(),
            Sound.FRAME_SAMPLES,
            this::soundFrame,
            resampler::stretch);
  }

  private final class Frames implements PictureTimeline.Sink<Picture> {
    @Override
    public void frame(long index, Optional<Picture> picture, boolean repeated) {
      if (slateShown != picture.isEmpty()) {
        slateShown = picture.isEmpty();
        beginAnew();
      }
      if (picture.isPresent()) {
        slates.sourceIsShown();
      }
      if (!repeated) {
        show(picture.orElseGet(slates::get));
      }
      give(index);
      if (index >= slateFrom) {
        slates.prepare();
      }
    }

    @Override
    public void release(Picture picture) {
      picture.close();
    }
  }

  /**
   * The source's picture and the slate know nothing of each other: the first of either is one that
   * needs no other, in every rendition, so that no trace of the one can stand in the other.
   */
  private void beginAnew() {
    forgetShown();
    encoders.forEach(RungEncoder::beginAnew);
  }

  private void forgetShown() {
    alike.ifPresent(Picture::close);
    alike = Optional.empty();
    shown.forEach(Picture::close);
    shown.clear();
  }

  /**
   * What stands still is sent again and again, and decoded to the same pixels, or to ones that the
   * source's encoder is still refining by steps that nobody sees.
   */
  private void show(Picture picture) {
    boolean standsStill = !shown.isEmpty() && shown.getFirst().isAlike(picture);
    alike.ifPresent(Picture::close);
    alike =
        standsStill && !shown.getFirst().hasSamePixels(picture)
            ? Optional.of(picture.share())
            : Optional.empty();
    if (!standsStill) {
      replaceShown(picture.share());
      number++;
    }
  }

  private void replaceShown(Picture picture) {
    shown.forEach(Picture::close);
    shown.clear();
    shown.add(picture);
  }

  private void give(long index) {
    if (index % framesPerPart == 0) {
      strides = efforts.stream().map(Effort::stride).toList();
      stride = Collections.min(strides);
      // Encoded again in any case, so what was refined since is what is shown.
      alike.ifPresent(this::replaceShown);
      alike = Optional.empty();
    }
    for (int i = 0; i < encoders.size(); i++) {
      RungEncoder encoder = encoders.get(i);
      if (!encoder.wants(index)) {
        continue;
      }
      if (isDue(encoder, strides.get(i), index)) {
        encoder.encode(inSizeOf(i).share(), number, index);
      } else {
        encoder.lengthen(index);
      }
    }
  }

  private boolean isDue(RungEncoder encoder, int ofStride, long index) {
    boolean startsPart = index % framesPerPart == 0;
    return startsPart
        || ofStride == 1
        || encoder.beginsAnew()
        || (isOfStride(index, ofStride) && encoder.lacks(number));
  }

  /** Counted from the start of the part, which always has its first frame. */
  private boolean isOfStride(long index, int ofStride) {
    return index % framesPerPart % ofStride == 0;
  }

  /** What is shown, scaled only once a rung wants it: the lowest takes but every second frame. */
  private Picture inSizeOf(int rung) {
    while (shown.size() <= rung) {
      shown.add(scalers.get(shown.size() - 1).scale(shown.getLast()));
    }
    return shown.get(rung);
  }

  private void soundFrame(float[][] samples, long firstSample) {
    meter.measure(samples);
    soundEncoder.encode(samples, firstSample);
  }

  /** A decoded picture came. */
  public void picture(DecodedFrame frame, int rotation) {
    MediaTime duration = frame.duration();
    if (stride > 1
        && !Effort.fullestOf(efforts).isKeyPicturesOnly()
        && !conformer.holdsBack(frame)
        && !pictures.needs(frame.time(), index -> isOfStride(index, stride))) {
      pictures.passOver(frame.time(), duration);
      return;
    }
    conformer.conform(
        frame, rotation, picture -> pictures.picture(picture.time(), duration, picture));
  }

  /** A picture came that was not decoded. */
  public void passOver(MediaTime time, MediaTime duration) {
    pictures.passOver(time, duration);
  }

  /**
   * Pictures are made with other efforts: searched from the next IDR, left out from the next part.
   *
   * @param wished of each rung, fullest first
   */
  public void efforts(List<Effort> wished) {
    efforts = List.copyOf(wished);
    for (int i = 0; i < encoders.size(); i++) {
      encoders.get(i).effort(wished.get(i));
    }
  }

  /** Decoded sound came. */
  public void sound(DecodedFrame frame) {
    sound.sound(frame.time(), resampler.resample(frame));
  }

  /** The source has no sound: silence goes with the pictures. */
  public void followPicturesWithSilence() {
    sound.fillTo(pictures.nextTime());
  }

  /** The ingest's clock has come to {@code now}. */
  public void advance(MediaTime now) {
    pictures.advance(now);
    sound.advance(now);
  }

  /**
   * From here on the source is hidden, or shown again: what it gave and was not shown yet is
   * forgotten.
   *
   * @param why it is hidden; empty if it is shown
   * @param now how far the contribution has come
   */
  public void blackout(Optional<Interruption.Kind> why, MediaTime now) {
    if (slates.blackout(why, now)) {
      pictures.startAnew();
    }
  }

  /** Fills up to the end and gives the last parts; blocks until they are written. */
  public void finish(MediaTime end) {
    pictures.finish(end);
    sound.fillTo(pictures.nextTime());
    encoders.forEach(RungEncoder::finish);
    soundEncoder.finish(Sound.CHANNELS);
  }

  /** The last frame of the broadcast that every rendition has encoded, -1 before the first. */
  public long encodedIndex() {
    return encoders.stream().mapToLong(RungEncoder::encodedTimelineIndex).min().orElse(-1);
  }

  /** True while the slate is seen since the source fails. */
  public boolean isSignalLost() {
    return slateShown && !slates.isCurtain();
  }

  /** True while the slate is seen. */
  public boolean isSlateShown() {
    return slateShown;
  }

  public List<RungEncoder> encoders() {
    return encoders;
  }

  public PictureTimeline<Picture> pictures() {
    return pictures;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    encoders.forEach(RungEncoder::close);
    soundEncoder.close();
    pictures.release();
    forgetShown();
    slates.close();
    conformer.close();
    scalers.forEach(PictureScaler::close);
    resampler.close();
  }
}
