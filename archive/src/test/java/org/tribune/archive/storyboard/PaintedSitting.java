package org.tribune.archive.storyboard;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.tribune.catalogue.Catalogue;
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
import org.tribune.media.encode.VideoEncoder;
import org.tribune.media.encode.VideoEncoderSettings;
import org.tribune.media.packaging.CmafChunk;
import org.tribune.media.packaging.CmafHeader;
import org.tribune.media.packaging.Sample;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;
import org.tribune.media.slate.SlateArtist;
import org.tribune.media.slate.SlateText;

/**
 * A recording that is real where it is looked at: each segment of its two video renditions is one
 * key frame of our encoder, which is shown for the whole segment.
 */
final class PaintedSitting implements AutoCloseable {
  static final BroadcastId ID = new BroadcastId("20260105t180000-bcdfghjk");

  /** The first segment: a broadcast seldom becomes public with its timeline's first. */
  static final long FIRST = 3;

  private static final int FRAME_TICKS = 1_000;
  private static final Instant ORIGIN = Instant.parse("2026-01-05T18:00:00Z");

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final int seconds;
  private final List<Painted> renditions = new ArrayList<>();
  private long next = FIRST;

  /** A rendition and its encoder. */
  private record Painted(Rendition.Video rendition, VideoEncoder encoder) {}

  /** What a segment shows. */
  sealed interface Scene {
    /** A colour on the left, and a darker one on the right. */
    record Room(Color colour) implements Scene {}

    /** One colour. */
    record Plain(Color colour) implements Scene {}

    /** The slate that fills holes. */
    record Slate() implements Scene {}
  }

  /** An empty recording whose segments last for {@code seconds}. */
  PaintedSitting(Catalogue catalogue, ObjectStore store, int seconds) {
    this.catalogue = catalogue;
    this.store = store;
    this.seconds = seconds;
    renditions.add(painted("360p", 640, 360));
    renditions.add(painted("180p", 320, 180));
    Timeline timeline =
        new Timeline(
            ORIGIN,
            FrameRate.of(5),
            /* framesPerPart= */ 5,
            /* partsPerSegment= */ seconds,
            /* partsPerKeyFrame= */ seconds,
            new MediaTime(1, 1),
            seconds);
    List<Rendition> all = new ArrayList<>();
    all.add(
        new Rendition.Audio(
            "audio", "mp4a.40.2", 64_000, 70_000, Bytes.utf8("header of audio"), 2, 48_000));
    renditions.forEach(each -> all.add(each.rendition()));
    catalogue.begin(
        Recording.begin(
            ID,
            new ChannelId("chamber"),
            "Conseil",
            ORIGIN.plusSeconds(FIRST * seconds),
            new RenditionFormat(/* epoch= */ 1, timeline, all)));
  }

  private static Painted painted(String id, int width, int height) {
    VideoEncoder encoder =
        VideoEncoder.open(
            new VideoEncoderSettings(
                width, height, FrameRate.of(5), 800_000, 960_000, 960_000, "veryfast", 0, 1));
    Rendition.Video rendition =
        new Rendition.Video(
            id,
            encoder.configuration().codec(),
            800_000,
            960_000,
            CmafHeader.video(width, height, 5_000, encoder.configuration()),
            width,
            height,
            FrameRate.of(5));
    return new Painted(rendition, encoder);
  }

  /** Stores as many more segments; {@code scenes} is asked for the number of each, 0 first. */
  PaintedSitting segments(int count, LongFunction<Scene> scenes) {
    for (int i = 0; i < count; i++) {
      for (Painted each : renditions) {
        store(each, scenes.apply(next - FIRST));
      }
      next++;
    }
    return this;
  }

  private void store(Painted painted, Scene scene) {
    Rendition.Video rendition = painted.rendition();
    List<Sample> samples = new ArrayList<>();
    try (Picture picture = paint(scene, rendition.width(), rendition.height())) {
      painted
          .encoder()
          .encode(
              picture,
              next,
              /* idr= */ true,
              frame -> samples.add(new Sample(frame, /* frames= */ 5 * seconds)));
    }
    Bytes content = CmafChunk.video(next, next * 5 * seconds * FRAME_TICKS, FRAME_TICKS, samples);
    SegmentIndex index = SegmentIndex.of(content);
    RecordedSegment row =
        new RecordedSegment(
            rendition.id(),
            next,
            /* piece= */ 0,
            /* revision= */ 0,
            SegmentState.STORED,
            new MediaTime(index.start(), 5_000),
            new MediaTime(index.duration(), 5_000),
            content.length(),
            Sha256.of(content),
            index.encode());
    store.put(RecordingNames.segment(ID, row), content);
    catalogue.addSegments(ID, List.of(row));
  }

  private static Picture paint(Scene scene, int width, int height) {
    return switch (scene) {
      case Scene.Room room -> filled(room.colour(), room.colour().darker(), width, height);
      case Scene.Plain plain -> filled(plain.colour(), plain.colour(), width, height);
      case Scene.Slate slate -> SlateArtist.draw(width, height, SlateText.signalLost("Salle"));
    };
  }

  private static Picture filled(Color left, Color right, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(left);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(right);
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.dispose();
    return DrawnPicture.of(image);
  }

  /** Where segment {@code number}, 0 being the first, starts on the recording's timeline. */
  MediaTime start(long number) {
    return new MediaTime((FIRST + number) * seconds, 1);
  }

  /** Nothing follows. */
  Recording complete() {
    Instant end = ORIGIN.plusSeconds(next * seconds);
    return catalogue
        .update(ID, found -> found.in(RecordingState.COMPLETE).endedAt(end))
        .orElseThrow();
  }

  /** The object of segment {@code number}, 0 being the first. */
  static String object(String rendition, long number) {
    return RecordingNames.segment(ID, rendition, FIRST + number);
  }

  @Override
  public void close() {
    renditions.forEach(each -> each.encoder().close());
  }
}
