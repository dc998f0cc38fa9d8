package org.tribune.box;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.media.encode.AudioEncoder;
import org.tribune.media.encode.EncodedFrame;
import org.tribune.media.encode.VideoEncoder;
import org.tribune.media.encode.VideoEncoderSettings;
import org.tribune.media.packaging.CmafChunk;
import org.tribune.media.packaging.CmafHeader;
import org.tribune.media.packaging.Sample;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;

/**
 * A recording as the transcoder and the archive leave it, made with the same encoders and chunks:
 * 25 frames a second that flash white with a beep for the first fifth of every other second.
 */
final class StoredRecording {
  static final ChannelId CHANNEL = new ChannelId("chamber");
  static final BroadcastId ID = new BroadcastId("20261124t184502-k3v9q2");

  /** The first segment: a broadcast seldom becomes public with its timeline's first. */
  static final long FIRST = 70;

  /** Seconds of a segment. */
  static final double SEGMENT = 3.84;

  private static final int FRAMES = 96;
  private static final int CHUNK_FRAMES = 8;
  private static final int GROUP_FRAMES = 48;
  private static final int FRAME_TICKS = 1_000;
  private static final int SOUND_RATE = 48_000;
  private static final int SOUND_CHUNK = 15;
  private static final Instant ORIGIN = Instant.parse("2026-11-24T18:40:00Z");

  private final ObjectStore store;
  private final Catalogue catalogue;
  private final int width;
  private final int height;
  private final LongPredicate there;
  private final List<RecordedSegment> segments = new ArrayList<>();
  private final Random random = new Random(1);

  private StoredRecording(ObjectStore store, Catalogue catalogue, int height, LongPredicate there) {
    this.store = store;
    this.catalogue = catalogue;
    this.width = height * 16 / 9 / 2 * 2;
    this.height = height;
    this.there = there;
  }

  /**
   * Stores a recording of {@code count} segments, of which those are missing that are not there.
   */
  static Recording store(
      ObjectStore store, Catalogue catalogue, int height, int count, LongPredicate there) {
    return new StoredRecording(store, catalogue, height, there).make(count);
  }

  private Recording make(int count) {
    VideoEncoderSettings settings =
        new VideoEncoderSettings(
            width, height, FrameRate.of(25), 600_000, 800_000, 800_000, "veryfast", 0, 1);
    try (VideoEncoder pictures = VideoEncoder.open(settings);
        AudioEncoder sound = new AudioEncoder(SOUND_RATE, 2, 128_000)) {
      video(pictures, count);
      sound(sound, count);
      Bytes videoHeader = CmafHeader.video(width, height, 25_000, pictures.configuration());
      Bytes soundHeader = CmafHeader.audio(SOUND_RATE, 2, 128_000, sound.configuration());
      return catalogued(
          new Rendition.Video(
              height + "p",
              pictures.configuration().codec(),
              600_000,
              800_000,
              videoHeader,
              width,
              height,
              FrameRate.of(25)),
          new Rendition.Audio("audio", "mp4a.40.2", 128_000, 140_000, soundHeader, 2, SOUND_RATE));
    }
  }

  private Recording catalogued(Rendition... renditions) {
    Timeline timeline =
        new Timeline(ORIGIN, FrameRate.of(25), CHUNK_FRAMES, 12, 6, new MediaTime(8, 25), 4);
    RenditionFormat format = new RenditionFormat(1, timeline, List.of(renditions));
    for (Rendition rendition : renditions) {
      store.put(RecordingNames.header(ID, rendition.id()), rendition.header());
    }
    catalogue.saveChannels(List.of(new CataloguedChannel(CHANNEL, "Salle du conseil")));
    Instant start = ORIGIN.plusMillis(Math.round(FIRST * SEGMENT * 1_000));
    catalogue.begin(Recording.begin(ID, CHANNEL, "Séance d’été : budget", start, format));
    catalogue.addSegments(ID, segments);
    return catalogue
        .update(ID, begun -> begun.in(RecordingState.COMPLETE).endedAt(start.plusSeconds(60)))
        .orElseThrow();
  }

  private static boolean flashes(double time) {
    return time % 2 < 0.2;
  }

  private void video(VideoEncoder encoder, int count) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (long number = FIRST; number < FIRST + count; number++) {
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        long frame = number * FRAMES + i;
        draw(image, frame);
        try (Picture picture = DrawnPicture.of(image)) {
          encoder.encode(
              picture, frame, i % GROUP_FRAMES == 0, each -> samples.add(Sample.of(each)));
        }
      }
      put(height + "p", number, videoSegment(number, samples), 25_000);
    }
  }

  private void draw(BufferedImage image, long frame) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(flashes(frame / 25.0) ? Color.WHITE : Color.BLACK);
    graphics.fillRect(0, 0, width, height);
    // Something that moves and can't be foreseen, so that no two frames are the same.
    for (int i = 0; i < 20; i++) {
      graphics.setColor(new Color(random.nextInt(0xffffff)));
      graphics.fillRect(random.nextInt(width / 8), random.nextInt(height / 8), 3, 3);
    }
    graphics.dispose();
  }

  private static Bytes videoSegment(long number, List<Sample> samples) {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    for (int i = 0; i < samples.size(); i += CHUNK_FRAMES) {
      long start = (number * FRAMES + i) * FRAME_TICKS;
      segment.writeBytes(
          CmafChunk.video(start, start, FRAME_TICKS, samples.subList(i, i + CHUNK_FRAMES)).array());
    }
    return Bytes.wrap(segment.toByteArray());
  }

  private void sound(AudioEncoder encoder, int count) {
    List<EncodedFrame> frames = new ArrayList<>();
    long first = soundFrame(FIRST) - 4;
    long behind = soundFrame(FIRST + count);
    for (long frame = first; frame < behind + 4; frame++) {
      encoder.encode(beep(frame), frame * AudioEncoder.FRAME_SAMPLES, frames::add);
    }
    long number = FIRST;
    List<Sample> samples = new ArrayList<>();
    for (EncodedFrame frame : frames) {
      long index = frame.index() / AudioEncoder.FRAME_SAMPLES;
      if (index == soundFrame(number + 1)) {
        put("audio", number, soundSegment(samples), SOUND_RATE);
        samples.clear();
        number++;
      }
      if (index >= soundFrame(FIRST) && number < FIRST + count) {
        samples.add(Sample.of(frame));
      }
    }
  }

  /** The first frame of sound of a segment: the first that starts in it. */
  private static long soundFrame(long segment) {
    return Math.ceilDiv(segment * FRAMES * SOUND_RATE / 25, AudioEncoder.FRAME_SAMPLES);
  }

  private static float[][] beep(long frame) {
    float[] wave = new float[AudioEncoder.FRAME_SAMPLES];
    for (int i = 0; i < wave.length; i++) {
      double time = (frame * AudioEncoder.FRAME_SAMPLES + i) / (double) SOUND_RATE;
      wave[i] = flashes(time) ? (float) (0.5 * Math.sin(2 * Math.PI * 1_000 * time)) : 0;
    }
    return new float[][] {wave, wave};
  }

  private static Bytes soundSegment(List<Sample> samples) {
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    for (int i = 0; i < samples.size(); i += SOUND_CHUNK) {
      List<Sample> chunk = samples.subList(i, Math.min(samples.size(), i + SOUND_CHUNK));
      long start = chunk.getFirst().frame().index();
      segment.writeBytes(CmafChunk.audio(start, start, AudioEncoder.FRAME_SAMPLES, chunk).array());
    }
    return Bytes.wrap(segment.toByteArray());
  }

  private void put(String rendition, long number, Bytes segment, int timescale) {
    if (!there.test(number)) {
      return;
    }
    SegmentIndex index = SegmentIndex.of(segment);
    store.put(RecordingNames.segment(ID, rendition, number), segment);
    segments.add(
        new RecordedSegment(
            rendition,
            number,
            /* piece= */ 0,
            /* revision= */ 0,
            SegmentState.STORED,
            new MediaTime(index.start(), timescale),
            new MediaTime(index.duration(), timescale),
            segment.length(),
            Sha256.of(segment),
            index.encode()));
  }
}
