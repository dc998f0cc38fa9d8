package org.tribune.transcoder.output;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.media.encode.AudioEncoder;
import org.tribune.media.encode.VideoEncoder;
import org.tribune.media.encode.VideoEncoderSettings;
import org.tribune.media.packaging.CmafHeader;
import org.tribune.transcoder.conform.PictureTimeline;
import org.tribune.transcoder.encode.PartSink;
import org.tribune.transcoder.encode.RungEncoder;
import org.tribune.transcoder.encode.SoundEncoder;
import org.tribune.transcoder.ladder.Ladder;
import org.tribune.transcoder.ladder.LadderPlanner;
import org.tribune.transcoder.ladder.Rung;
import org.tribune.transcoder.ladder.TimelinePlanner;
import org.tribune.transcoder.slate.Slates;

/** Plans the renditions of a broadcast, and opens their encoders. Immutable. */
public record RenditionFactory(TranscoderConfig config) {
  /** The decoder's buffer as a share of a second at the maximum bit rate. */
  private static final double BUFFER_SECONDS = 0.8;

  private static final String DEFAULT_PRESET = "veryfast";

  /** moof and mdat without the entries of their samples. */
  private static final int CHUNK_BYTES = 112;

  private static final int VIDEO_SAMPLE_BYTES = 8;
  private static final int AUDIO_SAMPLE_BYTES = 4;

  /** What AAC's bit reservoir may add to a segment. */
  private static final double SOUND_PEAK = 1.08;

  /** The renditions of a broadcast that begins now, with all the memory that it wants. */
  public RenditionFormat plan(
      long epoch, Instant origin, Optional<SourceShape> source, double processors) {
    return plan(epoch, origin, source, processors, Long.MAX_VALUE);
  }

  /**
   * The renditions of a broadcast that begins now.
   *
   * @param processors what the machine has for it
   * @param memory bytes that its decoder and encoders may take
   */
  public RenditionFormat plan(
      long epoch, Instant origin, Optional<SourceShape> source, double processors, long memory) {
    LadderPlanner planner = new LadderPlanner(config.ladder(), processors, memory);
    Ladder ladder =
        source
            .map(shape -> planner.plan(shape.width(), shape.height(), shape.frameRate()))
            .orElseGet(planner::planWithoutSource);
    Timeline timeline =
        TimelinePlanner.plan(
            origin, ladder.frameRate(), config.part(), config.segment(), Sound.SAMPLE_RATE);
    List<Rendition> renditions = new ArrayList<>();
    for (Rung rung : ladder.rungs()) {
      renditions.add(describe(rung, timeline, /* scaled= */ !renditions.isEmpty()));
    }
    renditions.add(describeSound(timeline));
    return new RenditionFormat(epoch, timeline, renditions);
  }

  private Rendition describe(Rung rung, Timeline timeline, boolean scaled) {
    try (VideoEncoder encoder = VideoEncoder.open(settings(rung, scaled))) {
      double partSeconds = timeline.framesPerPart() / timeline.frameRate().toDouble();
      double frames = partSeconds * rung.frameRate().toDouble();
      double container = (CHUNK_BYTES + VIDEO_SAMPLE_BYTES * frames) * 8 / partSeconds;
      double segmentSeconds = timeline.segmentDuration().toSeconds();
      double peak = rung.maximumBitRate() * (1 + BUFFER_SECONDS / segmentSeconds);
      return new Rendition.Video(
          rung.id(),
          encoder.configuration().codec(),
          (int) (rung.bitRate() + container),
          (int) (peak + container),
          CmafHeader.video(
              rung.width(),
              rung.height(),
              timeline.frameRate().timescale(),
              encoder.configuration()),
          rung.width(),
          rung.height(),
          rung.frameRate());
    }
  }

  private static Rendition describeSound(Timeline timeline) {
    try (AudioEncoder encoder =
        new AudioEncoder(Sound.SAMPLE_RATE, Sound.CHANNELS, Sound.BIT_RATE)) {
      double partSeconds = timeline.framesPerPart() / timeline.frameRate().toDouble();
      double frames = partSeconds * Sound.SAMPLE_RATE / Sound.FRAME_SAMPLES;
      double container = (CHUNK_BYTES + AUDIO_SAMPLE_BYTES * frames) * 8 / partSeconds;
      return new Rendition.Audio(
          Sound.RENDITION,
          "mp4a.40.2",
          (int) (Sound.BIT_RATE + container),
          (int) (Sound.BIT_RATE * SOUND_PEAK + container),
          CmafHeader.audio(
              Sound.SAMPLE_RATE, Sound.CHANNELS, Sound.BIT_RATE, encoder.configuration()),
          Sound.CHANNELS,
          Sound.SAMPLE_RATE);
    }
  }

  /**
   * Opens the encoders of renditions as they were planned.
   *
   * @param firstPart the first part to make of a rendition, by its id
   * @param holes what is seen while the source gives nothing
   * @param slates of the fullest rendition's size
   */
  public BroadcastOutput open(
      RenditionFormat format,
      ToLongFunction<String> firstPart,
      PartSink sink,
      SoundMeter meter,
      PictureTimeline.Holes holes,
      Slates.Maker slates) {
    Timeline timeline = format.timeline();
    List<RungEncoder> encoders = new ArrayList<>();
    long firstFrame = Long.MAX_VALUE;
    for (Rendition rendition : format.renditions()) {
      if (rendition instanceof Rendition.Video video) {
        long first = firstPart.applyAsLong(video.id());
        firstFrame = Math.min(firstFrame, first * timeline.framesPerPart());
        encoders.add(
            open(video, timeline, format.epoch(), first, sink, /* scaled= */ !encoders.isEmpty()));
      }
    }
    SoundEncoder sound =
        new SoundEncoder(
            Sound.RENDITION,
            new AudioEncoder(Sound.SAMPLE_RATE, Sound.CHANNELS, Sound.BIT_RATE),
            Sound.SAMPLE_RATE,
            timeline,
            format.epoch(),
            firstPart.applyAsLong(Sound.RENDITION),
            sink);
    Rung top = encoders.getFirst().rung();
    return new BroadcastOutput(
        timeline,
        encoders,
        sound,
        meter,
        firstFrame,
        holes,
        slates.make(top.width(), top.height()));
  }

  private RungEncoder open(
      Rendition.Video video,
      Timeline timeline,
      long epoch,
      long firstPart,
      PartSink sink,
      boolean scaled) {
    FrameRate rate = timeline.frameRate();
    Rung rung =
        LadderPlanner.again(video.id(), video.width(), video.height(), video.frameRate(), rate);
    return new RungEncoder(rung, settings(rung, scaled), timeline, epoch, firstPart, sink);
  }

  /**
   * How a rung is encoded. A picture that was scaled has less noise, and a search by plain
   * differences finds as much in it (docs/decisions/0171); not in every second frame, which moves
   * twice as far. A preset that somebody chose is taken at its word.
   *
   * @param scaled true for all but the fullest: made of the rung above
   */
  public VideoEncoderSettings settings(Rung rung, boolean scaled) {
    String preset = config.preset().orElse(DEFAULT_PRESET);
    boolean plainSearch = scaled && !rung.everySecondFrame() && preset.equals(DEFAULT_PRESET);
    boolean large = (long) rung.width() * rung.height() > 1_000_000;
    boolean spare = Runtime.getRuntime().availableProcessors() >= 4;
    return new VideoEncoderSettings(
        rung.width(),
        rung.height(),
        rung.frameRate(),
        rung.bitRate(),
        rung.maximumBitRate(),
        (int) (rung.maximumBitRate() * BUFFER_SECONDS),
        preset,
        plainSearch ? 1 : 0,
        large && spare ? 2 : 1);
  }
}
