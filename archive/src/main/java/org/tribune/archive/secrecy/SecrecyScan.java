package org.tribune.archive.secrecy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.Passage;
import org.tribune.core.catalogue.RecordedSegment;
import org.tribune.core.catalogue.Recording;
import org.tribune.core.catalogue.RecordingNames;
import org.tribune.core.catalogue.SegmentState;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.picture.Picture;
import org.tribune.media.slate.SlateRecognition;
import org.tribune.media.sound.SoundResampler;
import org.tribune.media.still.RenditionDecoder;

/**
 * Decodes what a recording has of a passage, and looks whether it is anything but the slate and
 * silence: every frame of the smallest picture, every key frame of the others, all of the sound.
 * For one thread.
 */
final class SecrecyScan {
  /** Of full scale; −60 dB. What AAC makes of digital silence is far below. */
  private static final float SILENCE = 0.001f;

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Recording recording;
  private final Passage passage;
  private final List<String> found = new ArrayList<>();
  private long pictures = 0;
  private double soundSeconds = 0;

  /**
   * What was looked at, and what was found.
   *
   * @param pictures how many were decoded
   * @param soundSeconds how much sound was
   * @param found names of segments that show or sound something, or can't be read; empty if all is
   *     well
   */
  record Result(long pictures, double soundSeconds, List<String> found) {
    boolean isClean() {
      return found.isEmpty();
    }
  }

  private SecrecyScan(
      Catalogue catalogue, ObjectStore store, Recording recording, Passage passage) {
    this.catalogue = catalogue;
    this.store = store;
    this.recording = recording;
    this.passage = passage;
  }

  /**
   * Looks through a passage.
   *
   * @throws org.tribune.core.catalogue.CatalogueException if the catalogue does not answer
   * @throws org.tribune.core.store.StoreException if the store does not answer
   */
  static Result of(Catalogue catalogue, ObjectStore store, Recording recording, Passage passage) {
    SecrecyScan scan = new SecrecyScan(catalogue, store, recording, passage);
    Optional<Rendition.Video> smallest =
        recording.format().renditions().stream()
            .filter(Rendition.Video.class::isInstance)
            .map(Rendition.Video.class::cast)
            .min(Comparator.comparingInt(Rendition.Video::height));
    for (Rendition rendition : recording.format().renditions()) {
      switch (rendition) {
        case Rendition.Video video -> scan.look(video, smallest.equals(Optional.of(video)));
        case Rendition.Audio audio -> scan.listen(audio);
      }
    }
    return new Result(scan.pictures, scan.soundSeconds, List.copyOf(scan.found));
  }

  private List<RecordedSegment> rows(Rendition rendition) {
    return catalogue.segments(recording.id(), rendition.id()).stream()
        .filter(row -> row.state() == SegmentState.STORED)
        .filter(row -> passage.touches(row.start(), row.start().plus(row.duration())))
        .toList();
  }

  private void look(Rendition.Video rendition, boolean everyFrame) {
    try (RenditionDecoder decoder = RenditionDecoder.open(rendition)) {
      for (RecordedSegment row : rows(rendition)) {
        walk(
            row,
            (sample, time, isKey) -> {
              if (!everyFrame && !isKey) {
                return true;
              }
              try (Shown shown = new Shown(decoder.decode(sample, isKey))) {
                if (!isWithin(time)) {
                  return true;
                }
                pictures++;
                return shown.isSlate();
              }
            });
      }
    }
  }

  /** A decoded picture, if it could be decoded. */
  private record Shown(Optional<Picture> picture) implements AutoCloseable {
    boolean isSlate() {
      return picture.map(SlateRecognition::isSlate).orElse(false);
    }

    @Override
    public void close() {
      picture.ifPresent(Picture::close);
    }
  }

  private void listen(Rendition.Audio rendition) {
    try (PacketDecoder decoder = PacketDecoder.open(aac(rendition));
        SoundResampler resampler =
            new SoundResampler(rendition.sampleRate(), rendition.channels())) {
      float[] peak = {0};
      for (RecordedSegment row : rows(rendition)) {
        walk(
            row,
            (sample, time, isKey) -> {
              peak[0] = 0;
              decoder.decode(packet(sample), frame -> peak[0] = peak(resampler, frame));
              if (!isWithin(time)) {
                return true;
              }
              soundSeconds += 1024.0 / rendition.sampleRate();
              return peak[0] < SILENCE;
            });
      }
    }
  }

  /** AAC-LC, ISO/IEC 14496-3, 1.6.2.1: object type 2, the index of the rate, the channels. */
  private static Track aac(Rendition.Audio rendition) {
    List<Integer> rates = List.of(96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050);
    int bits = 2 << 11 | rates.indexOf(rendition.sampleRate()) << 7 | rendition.channels() << 3;
    return Track.audio(
        /* index= */ 0,
        "aac",
        Bytes.wrap(new byte[] {(byte) (bits >> 8), (byte) bits}),
        new Track.Audio(rendition.sampleRate(), rendition.channels(), /* frameSize= */ 1_024));
  }

  private static float peak(SoundResampler resampler, DecodedFrame frame) {
    float peak = 0;
    for (float[] channel : resampler.resample(frame)) {
      for (float sample : channel) {
        peak = Math.max(peak, Math.abs(sample));
      }
    }
    return peak;
  }

  private static ContributionPacket packet(Bytes sample) {
    return new ContributionPacket(
        /* generation= */ 0,
        /* track= */ 0,
        MediaTime.ZERO,
        MediaTime.ZERO,
        MediaTime.ZERO,
        /* keyFrame= */ true,
        sample);
  }

  private boolean isWithin(MediaTime time) {
    return !time.isBefore(passage.from()) && time.isBefore(passage.to());
  }

  private interface Visitor {
    /** True if the sample is as it should be. */
    boolean visit(Bytes sample, MediaTime time, boolean isKey);
  }

  private void walk(RecordedSegment row, Visitor visitor) {
    String name = RecordingNames.segment(recording.id(), row);
    Optional<Bytes> segment = store.get(name);
    if (segment.isEmpty()) {
      return;
    }
    SegmentIndex index = SegmentIndex.of(segment.get());
    boolean clean = true;
    for (int chunk = 0; chunk < index.chunks(); chunk++) {
      int offset = index.payloadOffset(chunk);
      long ticks = index.decodeTime(chunk);
      for (int i = index.firstSample(chunk); i < index.firstSample(chunk + 1); i++) {
        Bytes sample =
            Bytes.wrap(Arrays.copyOfRange(segment.get().array(), offset, offset + index.size(i)));
        MediaTime time = new MediaTime(ticks, row.start().timescale());
        clean &= visitor.visit(sample, time, index.isSync(i));
        offset += index.size(i);
        ticks += index.duration(i);
      }
    }
    if (!clean) {
      found.add(name);
    }
  }
}
