package org.tribune.archive.correction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.Timeline;
import org.tribune.media.encode.AudioEncoder;
import org.tribune.media.encode.EncodedFrame;
import org.tribune.media.packaging.CmafChunk;
import org.tribune.media.packaging.Sample;

/**
 * How the samples of a rendition lie in its segments. Immutable.
 *
 * @param timescale ticks a second
 * @param frameTicks of one frame; every sample lasts a multiple of it
 */
record TrackFormat(int timescale, int frameTicks, boolean isVideo) {
  /** The format of a rendition of {@code timeline}. */
  static TrackFormat of(Rendition rendition, Timeline timeline) {
    return switch (rendition) {
      case Rendition.Audio audio ->
          new TrackFormat(audio.sampleRate(), AudioEncoder.FRAME_SAMPLES, /* isVideo= */ false);
      case Rendition.Video video -> {
        // One timescale for the ladder: half the frames last twice as long.
        long share = Math.round(timeline.frameRate().toDouble() / video.frameRate().toDouble());
        int ticks = Math.toIntExact(timeline.frameRate().frameTicks() * share);
        yield new TrackFormat(timeline.frameRate().timescale(), ticks, /* isVideo= */ true);
      }
    };
  }

  /**
   * The samples of a segment.
   *
   * @throws Mp4Exception if it is not one of this format
   */
  Take read(Bytes segment) {
    SegmentIndex index = SegmentIndex.of(segment);
    List<Sample> samples = new ArrayList<>();
    for (int chunk = 0; chunk < index.chunks(); chunk++) {
      int at = index.payloadOffset(chunk);
      for (int i = index.firstSample(chunk); i < index.firstSample(chunk + 1); i++) {
        byte[] data = Arrays.copyOfRange(segment.array(), at, at + index.size(i));
        at += index.size(i);
        samples.add(
            new Sample(new EncodedFrame(i, index.isSync(i), Bytes.wrap(data)), frames(index, i)));
      }
    }
    if (samples.isEmpty()) {
      throw new Mp4Exception("A segment without a sample");
    }
    return new Take(index.start(), samples);
  }

  private int frames(SegmentIndex index, int sample) {
    int duration = index.duration(sample);
    if (duration < frameTicks || duration % frameTicks != 0) {
      throw new Mp4Exception(
          "A sample that lasts " + duration + " ticks, where a frame lasts " + frameTicks);
    }
    return duration / frameTicks;
  }

  /**
   * A segment of these samples. Each key frame of a picture begins a chunk, so that a playlist of
   * key frames can name it.
   *
   * @param sequence of the first chunk (mfhd)
   */
  Bytes write(long sequence, Take take) {
    List<Bytes> chunks = new ArrayList<>();
    List<Sample> chunk = new ArrayList<>();
    long start = take.start();
    long time = take.start();
    for (Sample sample : take.samples()) {
      if (isVideo && sample.frame().keyFrame() && !chunk.isEmpty()) {
        chunks.add(chunk(sequence + chunks.size(), start, chunk));
        chunk.clear();
        start = time;
      }
      chunk.add(sample);
      time += ticks(sample);
    }
    chunks.add(chunk(sequence + chunks.size(), start, chunk));
    return joined(chunks);
  }

  private static Bytes joined(List<Bytes> chunks) {
    byte[] all = new byte[chunks.stream().mapToInt(Bytes::length).sum()];
    int at = 0;
    for (Bytes chunk : chunks) {
      System.arraycopy(chunk.array(), 0, all, at, chunk.length());
      at += chunk.length();
    }
    return Bytes.wrap(all);
  }

  private Bytes chunk(long sequence, long start, List<Sample> samples) {
    return isVideo
        ? CmafChunk.video(sequence, start, frameTicks, samples)
        : CmafChunk.audio(sequence, start, frameTicks, samples);
  }

  /** How long a sample lasts. */
  long ticks(Sample sample) {
    return (long) sample.frames() * frameTicks;
  }
}
