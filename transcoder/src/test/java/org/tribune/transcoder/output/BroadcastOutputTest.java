package org.tribune.transcoder.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.picture.DrawnPicture;
import org.tribune.media.picture.Picture;
import org.tribune.testkit.Tool;
import org.tribune.transcoder.conform.PictureTimeline;
import org.tribune.transcoder.encode.Effort;
import org.tribune.transcoder.slate.Slates;

final class BroadcastOutputTest {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final long FRAME_MICROS = 40_000;

  @TempDir Path directory;
  private final List<RenditionPart> parts = new CopyOnWriteArrayList<>();
  private final AtomicInteger slates = new AtomicInteger();
  private final List<String> drawn = new CopyOnWriteArrayList<>();

  private RenditionFactory factory() {
    return new RenditionFactory(
        new ConfigLoader(Map.of(), directory).load(ConfigLoader.Options.NONE).transcoder());
  }

  private RenditionFormat plan() {
    SourceShape source = new SourceShape(WIDTH, HEIGHT, FrameRate.of(25));
    return factory().plan(/* epoch= */ 1, ORIGIN, Optional.of(source), /* processors= */ 2);
  }

  private BroadcastOutput open(RenditionFormat format) {
    return factory()
        .open(
            format,
            _ -> 0,
            parts::add,
            new SoundMeter(_ -> {}),
            PictureTimeline.Holes.SLATE,
            (width, height) ->
                new Slates(
                    "Salle du conseil",
                    text -> {
                      slates.incrementAndGet();
                      drawn.add(text.first());
                      return DrawnPicture.of(
                          new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
                    }));
  }

  private static void show(BroadcastOutput output, long frame) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect((int) (frame * 8 % WIDTH), 100, 60, 60);
    graphics.dispose();
    try (Picture picture = DrawnPicture.of(image)) {
      picture.frame().pts(MediaTime.of(ORIGIN).toMicros() + frame * FRAME_MICROS);
      picture.frame().duration(FRAME_MICROS);
      output.picture(new DecodedFrame(picture.frame()), /* rotation= */ 0);
    }
    output.followPicturesWithSilence();
  }

  private static MediaTime at(long frame) {
    return MediaTime.of(ORIGIN).plus(MediaTime.ofMicros(frame * FRAME_MICROS));
  }

  @Test
  void effort_everyStepInTurn_partsKeepTheirGridAndDecode() throws Exception {
    RenditionFormat format = plan();
    int stepFrames = format.timeline().framesPerPart() * format.timeline().partsPerKeyFrame();
    long frames = 0;
    try (BroadcastOutput output = open(format)) {
      for (Effort effort : Effort.values()) {
        output.effort(effort);
        for (int i = 0; i < stepFrames; i++) {
          show(output, frames++);
        }
      }
      output.effort(Effort.FULL);
      for (int i = 0; i < 5; i++) {
        show(output, frames++);
      }
      output.finish(at(frames));
    }
    for (Rendition rendition : format.renditions()) {
      assertThatPartsAreLegal(format, rendition, frames);
      Decoding.assertDecodes(write(rendition));
    }
    // Once whole for each of the first three, then a half, a quarter, a quarter, and the end.
    int encoded = frameCount(write(format.renditions().getFirst()));
    int perPart = format.timeline().framesPerPart();
    int quarter = Math.ceilDiv(perPart, 4) * format.timeline().partsPerKeyFrame();
    assertThat(encoded).isEqualTo(3 * stepFrames + stepFrames / 2 + 2 * quarter + 5);
    assertThat(slates).hasValueLessThan(2);
  }

  @Test
  void effort_quarterOfThePictures_endIsExact() throws Exception {
    RenditionFormat format = plan();
    try (BroadcastOutput output = open(format)) {
      output.effort(Effort.QUARTER_OF_THE_PICTURES);
      for (int i = 0; i < 31; i++) {
        show(output, i);
      }
      output.finish(at(31));
    }
    assertThatPartsAreLegal(format, format.renditions().getFirst(), 31);
  }

  @Test
  void close_whileQueuesAreFull_returnsAndGivesNothingMore() {
    BroadcastOutput output = open(plan());
    for (int i = 0; i < 20; i++) {
      show(output, i);
    }
    output.close();
    int given = parts.size();
    output.close();
    assertThat(parts).hasSize(given);
  }

  @Test
  void picture_firstPart_slateIsNotDrawnForIt() {
    RenditionFormat format = plan();
    try (BroadcastOutput output = open(format)) {
      for (int i = 0; i < format.timeline().framesPerPart(); i++) {
        show(output, i);
      }
      assertThat(slates).hasValue(0);
      output.advance(at(200));
      assertThat(slates).hasValue(1);
      assertThat(output.isSlateShown()).isTrue();
    }
  }

  @Test
  void curtain_hidesThePictureAtOnceAndSaysWhy() {
    RenditionFormat format = plan();
    try (BroadcastOutput output = open(format)) {
      for (int i = 0; i < 10; i++) {
        show(output, i);
      }
      output.blackout(Optional.of(Interruption.Kind.SUSPENSION), at(10));
      // Well within the second for which a picture would stand in for the ones that fail.
      output.advance(at(20));
      assertThat(output.isSlateShown()).isTrue();
      assertThat(output.isSignalLost()).isFalse();
      output.blackout(Optional.of(Interruption.Kind.CLOSED_SESSION), at(20));
      output.advance(at(40));
      output.blackout(Optional.empty(), at(40));
      output.advance(at(49));
      assertThat(output.isSignalLost()).as("while a key frame is waited for").isFalse();
      show(output, 50);
      assertThat(output.isSlateShown()).isFalse();
      output.blackout(Optional.of(Interruption.Kind.SUSPENSION), at(51));
      output.blackout(Optional.empty(), at(60));
      output.advance(at(100));
      assertThat(output.isSignalLost()).isFalse();
      output.blackout(Optional.empty(), at(60 + 25 * 12 + 1));
      output.advance(at(400));
      assertThat(output.isSignalLost()).as("nothing came for twelve seconds").isTrue();
      output.finish(at(400));
    }
    assertThat(drawn)
        .containsSubsequence(
            "Séance suspendue – reprise à suivre", "Séance à huis clos – reprise à suivre");
    assertThatPartsAreLegal(format, format.renditions().getFirst(), 400);
  }

  @Test
  void curtain_firstOfTheSlateAndOfThePictureAfterIt_areKeyPicturesInEveryRendition() {
    RenditionFormat format = plan();
    int group = format.timeline().framesPerPart() * format.timeline().partsPerKeyFrame();
    // Neither a key picture of the grid, nor one that the lowest rendition has.
    long from = group + 3L;
    long until = 2L * group + 5;
    try (BroadcastOutput output = open(format)) {
      for (long i = 0; i < from; i++) {
        show(output, i);
      }
      output.blackout(Optional.of(Interruption.Kind.CLOSED_SESSION), at(from));
      output.advance(at(until));
      output.blackout(Optional.empty(), at(until));
      for (long i = until; i < 3L * group; i++) {
        show(output, i);
      }
      output.finish(at(3L * group));
    }
    for (Rendition rendition : format.renditions()) {
      assertThatPartsAreLegal(format, rendition, 3L * group);
      if (rendition instanceof Rendition.Video video) {
        assertThat(keyPictures(video))
            .as(video.id())
            .contains(shownAt(video, from), shownAt(video, until));
      }
    }
  }

  /** The first frame that a rendition has of what is shown from frame {@code index} on. */
  private static double shownAt(Rendition.Video video, long index) {
    int share = video.frameRate().toDouble() < 20 ? 2 : 1;
    return Math.ceilDiv(index, share) * share * 0.04;
  }

  /** When the pictures begin that need no other, in seconds. */
  private List<Double> keyPictures(Rendition.Video video) {
    List<Double> times = new ArrayList<>();
    for (RenditionPart part : parts) {
      if (part.rendition().equals(video.id())) {
        SegmentIndex index = SegmentIndex.of(part.data());
        long ticks = index.decodeTime(/* chunk= */ 0);
        for (int sample = 0; sample < index.samples(); sample++) {
          if (index.isSync(sample)) {
            times.add(Math.round(100.0 * ticks / part.start().timescale()) / 100.0);
          }
          ticks += index.duration(sample);
        }
      }
    }
    return times;
  }

  private void assertThatPartsAreLegal(RenditionFormat format, Rendition rendition, long frames) {
    double target = format.timeline().partTarget().toSeconds();
    MediaTime end = MediaTime.ZERO;
    for (RenditionPart part : parts) {
      if (!part.rendition().equals(rendition.id())) {
        continue;
      }
      if (!end.equals(MediaTime.ZERO)) {
        assertThat(part.start()).isEqualTo(end);
      }
      end = part.start().plus(part.duration());
      assertThat(part.duration().toSeconds()).isLessThanOrEqualTo(target);
      if (!part.last()) {
        assertThat(part.duration().toSeconds()).isGreaterThanOrEqualTo(0.85 * target);
      }
      if (part.part() % format.timeline().partsPerKeyFrame() == 0) {
        assertThat(part.independent()).isTrue();
      }
    }
    if (rendition instanceof Rendition.Video video) {
      double share = video.frameRate().toDouble() < 20 ? 2 : 1;
      assertThat(end.toSeconds())
          .isBetween(frames * 0.04 - 0.001, (frames + share - 1) * 0.04 + 0.001);
    }
  }

  private Path write(Rendition rendition) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(rendition.header().array());
    parts.stream()
        .filter(part -> part.rendition().equals(rendition.id()))
        .forEach(part -> out.writeBytes(part.data().array()));
    return Files.write(directory.resolve(rendition.id() + ".mp4"), out.toByteArray());
  }

  private static int frameCount(Path file) throws Exception {
    Tool.Result result =
        Tool.run(
            Duration.ofSeconds(30),
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-count_frames",
                "-show_entries",
                "stream=nb_read_frames",
                "-of",
                "csv=p=0",
                file.toString()));
    return Integer.parseInt(result.output().strip());
  }
}
