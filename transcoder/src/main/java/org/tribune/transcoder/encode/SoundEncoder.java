package org.tribune.transcoder.encode;

import org.tribune.core.rendition.Timeline;
import org.tribune.media.encode.AudioEncoder;
import org.tribune.media.encode.EncodedFrame;

/**
 * Encodes the audio rendition, on the caller's thread (it is cheap). The encoder's first frames,
 * which would fade in, are those before the first part: they are encoded and left out, so that a
 * transcoder that takes over goes on without a dip.
 */
public final class SoundEncoder implements AutoCloseable {
  /** Frames that the encoder wants before it sounds as it should. */
  public static final int PRIMING_FRAMES = 2;

  private final AudioEncoder encoder;
  private final PartCutter cutter;
  private final long firstFrame;
  private long lastSample = Long.MIN_VALUE;

  /**
   * An encoder.
   *
   * @param firstPart the first part to give, counted through from the origin
   */
  public SoundEncoder(
      String rendition,
      AudioEncoder encoder,
      int sampleRate,
      Timeline timeline,
      long epoch,
      long firstPart,
      PartSink sink) {
    this.encoder = encoder;
    PartCutter.Grid grid = PartCutter.audio(timeline, sampleRate);
    this.firstFrame = grid.firstFrame(firstPart);
    this.cutter = new PartCutter(epoch, rendition, timeline, grid, firstPart, sink);
  }

  /** The first sample that this encoder wants. */
  public long firstSample() {
    return (firstFrame - PRIMING_FRAMES) * AudioEncoder.FRAME_SAMPLES;
  }

  /** Encodes a frame; the first starts at {@link #firstSample()}. */
  public void encode(float[][] samples, long firstSampleOfFrame) {
    lastSample = firstSampleOfFrame;
    encoder.encode(samples, firstSampleOfFrame, this::add);
  }

  private void add(EncodedFrame frame) {
    long index = Math.floorDiv(frame.index(), AudioEncoder.FRAME_SAMPLES);
    if (index >= firstFrame) {
      cutter.add(frame);
    }
  }

  /** Pushes out what the encoder holds back, and gives the last part. */
  public void finish(int channels) {
    float[][] silence = new float[channels][AudioEncoder.FRAME_SAMPLES];
    for (int i = 0; i < PRIMING_FRAMES && lastSample != Long.MIN_VALUE; i++) {
      encode(silence, lastSample + AudioEncoder.FRAME_SAMPLES);
    }
    cutter.finish();
  }

  @Override
  public void close() {
    encoder.close();
  }
}
