package org.tribune.ingest.testcard;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.media.encode.AudioEncoder;
import org.tribune.media.encode.EncodedFrame;
import org.tribune.media.encode.VideoEncoder;
import org.tribune.media.encode.VideoEncoderSettings;
import org.tribune.media.picture.Picture;

/**
 * Encodes the test card frame by frame. Frames and samples are numbered from the Unix epoch, so
 * that two cards on two machines show and sound the same. Owned by one thread.
 */
public final class TestCard implements AutoCloseable {
  /** Takes what the card makes, in order. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * @param track the index of one of {@link #tracks}
     * @param time when it is shown or sounds; decoding time and presentation time are the same
     */
    void accept(int track, MediaTime time, MediaTime duration, EncodedFrame encoded);
  }

  private static final int VIDEO = 0;
  private static final int AUDIO = 1;
  private static final int CHANNELS = 2;
  private static final int SOUND_BITS = 96_000;
  private static final int PICTURE_BITS_PER_PIXEL_SECOND = 3;

  /** The encoder holds two frames back, and the sound is known in advance: make it that early. */
  private static final int SOUND_AHEAD = 3 * AudioEncoder.FRAME_SAMPLES;

  private final FrameRate rate;
  private final int width;
  private final int height;
  private final TestCardPicture picture;
  private final VideoEncoder video;
  private final AudioEncoder audio;
  private long nextSample = -1;
  private boolean first = true;

  /** A test card with the channel's name, whose clock shows the time of {@code zone}. */
  public TestCard(SourceConfig.TestCard config, String channelName, ZoneId zone) {
    this.width = config.width() & ~1;
    this.height = config.height() & ~1;
    this.rate = FrameRate.of(config.framesPerSecond());
    String subtitle =
        "Mire · Test card  —  "
            + width
            + " × "
            + height
            + "  —  "
            + config.framesPerSecond()
            + " i/s";
    this.picture = new TestCardPicture(width, height, channelName, subtitle, zone);
    int bits = width * height * PICTURE_BITS_PER_PIXEL_SECOND;
    this.video =
        VideoEncoder.open(
            new VideoEncoderSettings(
                width,
                height,
                rate,
                bits,
                bits,
                bits,
                "ultrafast",
                VideoEncoderSettings.LEAST_EFFORT,
                /* threads= */ 1));
    this.audio = new AudioEncoder(Beep.SAMPLE_RATE, CHANNELS, SOUND_BITS);
  }

  /** What it gives. */
  public List<Track> tracks() {
    return List.of(
        Track.video(
            VIDEO,
            "h264",
            video.configuration().record(),
            new Track.Video(width, height, Optional.of(rate), 1, 1, /* rotation= */ 0)),
        Track.audio(
            AUDIO,
            "aac",
            audio.configuration(),
            new Track.Audio(Beep.SAMPLE_RATE, CHANNELS, AudioEncoder.FRAME_SAMPLES)));
  }

  /** The number of the frame that is shown at {@code now}. */
  public long frameAt(MediaTime now) {
    return rate.frameAt(now);
  }

  /** When a frame is shown. */
  public MediaTime timeOf(long frame) {
    return rate.timeOf(frame).rescale(MediaTime.MICROS);
  }

  /** Makes a frame and the sound up to it, and gives both to {@code receiver}. */
  public void make(long frame, Receiver receiver) {
    MediaTime time = timeOf(frame);
    boolean idr = first || frame % rate.numerator() == 0;
    first = false;
    try (Picture shown = picture.at(time)) {
      video.encode(shown, frame, idr, encoded -> giveFrame(encoded, receiver));
    }
    long until = time.rescale(Beep.SAMPLE_RATE).ticks() + SOUND_AHEAD;
    if (nextSample < 0) {
      nextSample = time.rescale(Beep.SAMPLE_RATE).ticks();
    }
    for (; nextSample < until; nextSample += AudioEncoder.FRAME_SAMPLES) {
      float[] samples = Beep.samples(nextSample, AudioEncoder.FRAME_SAMPLES);
      audio.encode(
          new float[][] {samples, samples}, nextSample, encoded -> giveSound(encoded, receiver));
    }
  }

  private void giveFrame(EncodedFrame encoded, Receiver receiver) {
    MediaTime duration = new MediaTime(rate.frameTicks(), rate.timescale());
    receiver.accept(VIDEO, timeOf(encoded.index()), duration, encoded);
  }

  private static void giveSound(EncodedFrame encoded, Receiver receiver) {
    MediaTime time = new MediaTime(encoded.index(), Beep.SAMPLE_RATE);
    MediaTime duration = new MediaTime(AudioEncoder.FRAME_SAMPLES, Beep.SAMPLE_RATE);
    receiver.accept(AUDIO, time, duration, encoded);
  }

  @Override
  public void close() {
    video.close();
    audio.close();
    picture.close();
  }
}
