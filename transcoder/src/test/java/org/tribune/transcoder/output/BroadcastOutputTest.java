package org.tribune.transcoder.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
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
    show(output, frame, (int) (frame * 8 % WIDTH));
  }

  /** Shows the square at a place of its own. */
  private static void show(BroadcastOutput output, long frame, int x) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(x, 100, 60, 60);
    graphics.dispose();
    show(output, frame, image);
  }

  private static void show(BroadcastOutput output, long frame, BufferedImage image) {
    try (Picture picture = DrawnPicture.of(image)) {
      picture.frame().pts(MediaTime.of(ORIGIN).toMicros() + frame * FRAME_MICROS);
      picture.frame().duration(FRAME_MICROS);
      output.picture(new DecodedFrame(picture.frame()), /* rotation= */ 0);
    }
    output.followPicturesWithSilence();
  }

  private static void all(BroadcastOutput output, Effort effort) {
    output.efforts(Collections.nCopies(output.encoders().size(), effort));
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
        all(output, effort);
        for (int i = 0; i < stepFrames; i++) {
          show(output, frames++);
        }
      }
      all(output, Effort.FULL);
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
      all(output, Effort.QUARTER_OF_THE_PICTURES);
      for (int i = 0; i < 31; i++) {
        show(output, i);
      }
      output.finish(at(31));
    }
    assertThatPartsAreLegal(format, format.renditions().getFirst(), 31);
  }

  @Test
  void efforts_ofOneRungAlone_theOthersKeepEveryPicture() throws Exception {
    RenditionFormat format = plan();
    int group = format.timeline().framesPerPart() * format.timeline().partsPerKeyFrame();
    long frames = 0;
    try (BroadcastOutput output = open(format)) {
      for (List<Effort> efforts :
          List.of(
              List.of(Effort.FULL, Effort.QUARTER_OF_THE_PICTURES),
              List.of(Effort.QUARTER_OF_THE_PICTURES, Effort.LESS_SEARCH),
              List.of(Effort.FULL, Effort.FULL))) {
        output.efforts(efforts);
        for (int i = 0; i < group; i++) {
          show(output, frames++);
        }
      }
      output.finish(at(frames));
    }
    for (Rendition rendition : format.renditions()) {
      assertThatPartsAreLegal(format, rendition, frames);
      Decoding.assertDecodes(write(rendition));
    }
    int perPart = format.timeline().framesPerPart();
    int parts = format.timeline().partsPerKeyFrame();
    assertThat(frameCount(write(format.renditions().getFirst())))
        .as("of the fullest")
        .isEqualTo(2 * group + Math.ceilDiv(perPart, 4) * parts);
    assertThat(frameCount(write(format.renditions().get(1))))
        .as("of the lowest, which has every second frame")
        .isEqualTo(2 * group / 2 + Math.ceilDiv(perPart, 4) * parts);
  }

  /** Where the square is while slides are shown. */
  private static int slideAt(long frame) {
    // Two changes amid parts, and a picture that is there for one frame only.
    return frame < 61 ? 80 : frame < 100 ? 240 : frame == 100 ? 480 : frame < 103 ? 0 : 400;
  }

  @Test
  void picture_standsStillAndChanges_everyInstantShowsWhatTheSourceDoes() throws Exception {
    RenditionFormat format = plan();
    long frames = 4L * format.timeline().framesPerPart() * format.timeline().partsPerKeyFrame();
    try (BroadcastOutput output = open(format)) {
      for (long i = 0; i < frames; i++) {
        show(output, i, slideAt(i));
      }
      output.finish(at(frames));
    }
    for (Rendition rendition : format.renditions()) {
      assertThatPartsAreLegal(format, rendition, frames);
      Decoding.assertDecodes(write(rendition));
      if (rendition instanceof Rendition.Video video) {
        int share = video.frameRate().toDouble() < 20 ? 2 : 1;
        List<Integer> seen = squares(video, (int) frames / share);
        for (int i = 0; i < seen.size(); i++) {
          assertThat(seen.get(i))
              .as(video.id() + " " + i)
              .isCloseTo(slideAt((long) i * share), within(15));
        }
      }
    }
    assertThat(frameCount(write(format.renditions().getFirst())))
        .as("pictures of the fullest rendition, of which there is one a part at least")
        .isBetween((int) frames / format.timeline().framesPerPart(), (int) frames / 2);
    assertThat(length(format.renditions().getLast()))
        .as("sound")
        .isCloseTo(length(format.renditions().getFirst()), within(0.03));
  }

  @Test
  void picture_standsStill_isEncodedUntilItIsAsGoodAsCanBe() throws Exception {
    RenditionFormat format = plan();
    Rendition top = format.renditions().getFirst();
    int group = format.timeline().framesPerPart() * format.timeline().partsPerKeyFrame();
    BufferedImage photograph = photograph(/* brighter= */ 0);
    try (BroadcastOutput output = open(format)) {
      for (long i = 0; i < 2L * group; i++) {
        show(output, i, photograph);
      }
      output.finish(at(2L * group));
    }
    List<Integer> durations = frameDurations(top);
    assertThat(durations.subList(0, 4)).as("it is refined at first").containsOnly(1);
    assertThat(durations).as("and lengthened then").contains(format.timeline().framesPerPart());
    List<byte[]> seen = decode(write(top), "25", WIDTH, HEIGHT, 2 * group);
    assertThat(psnr(seen.get(group - 1), photograph)).as("in the end").isGreaterThan(50);
    assertThat(psnr(seen.getLast(), photograph)).as("after a key picture").isGreaterThan(50);
  }

  @Test
  void picture_isRefinedByStepsThatNobodySees_isLengthened() throws Exception {
    RenditionFormat format = plan();
    Rendition top = format.renditions().getFirst();
    int group = format.timeline().framesPerPart() * format.timeline().partsPerKeyFrame();
    BufferedImage photograph = photograph(/* brighter= */ 0);
    BufferedImage refined = photograph(/* brighter= */ 1);
    try (BroadcastOutput output = open(format)) {
      for (long i = 0; i < 2L * group; i++) {
        show(output, i, i % 2 == 0 ? photograph : refined);
      }
      output.finish(at(2L * group));
    }
    assertThatPartsAreLegal(format, top, 2L * group);
    assertThat(frameDurations(top)).contains(format.timeline().framesPerPart());
    List<byte[]> seen = decode(write(top), "25", WIDTH, HEIGHT, 2 * group);
    assertThat(psnr(seen.get(group - 1), photograph)).isGreaterThan(44);
    assertThat(psnr(seen.getLast(), photograph)).isGreaterThan(44);
  }

  @Test
  void picture_growsBrighterByStepsThatNobodySees_doesSoAllTheTime() throws Exception {
    RenditionFormat format = plan();
    int frames = 2 * format.timeline().framesPerPart() * format.timeline().partsPerKeyFrame();
    // Fast enough to see by the end, and too slow to see from one picture to the next.
    IntUnaryOperator grey = i -> 60 + i / 3;
    try (BroadcastOutput output = open(format)) {
      for (int i = 0; i < frames; i++) {
        show(output, i, plain(grey.applyAsInt(i)));
      }
      output.finish(at(frames));
    }
    List<byte[]> seen = decode(write(format.renditions().getFirst()), "25", WIDTH, HEIGHT, frames);
    for (int i = 0; i < frames; i++) {
      assertThat(psnr(seen.get(i), plain(grey.applyAsInt(i)))).as("" + i).isGreaterThan(40);
    }
  }

  private static BufferedImage plain(int grey) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(grey, grey, grey));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.dispose();
    return image;
  }

  /** Something with more in it than a few bits can say. */
  private static BufferedImage photograph(int brighter) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = (int) (brighter + 128 + 60 * Math.sin(x * y / 4_000.0) + 40 * Math.cos(x / 9.0));
        image.setRGB(x, y, new Color(grey, grey, 255 - grey).getRGB());
      }
    }
    return image;
  }

  @Test
  void effort_halfThePictures_slateHidesThePictureInTheLowestRenditionToo() throws Exception {
    RenditionFormat format = plan();
    int perPart = format.timeline().framesPerPart();
    // Amid a part, and no frame that the lowest rendition has.
    long from = 4L * perPart + 1;
    try (BroadcastOutput output = open(format)) {
      all(output, Effort.HALF_THE_PICTURES);
      for (long i = 0; i < from; i++) {
        show(output, i, /* x= */ 240);
      }
      output.blackout(Optional.of(Interruption.Kind.CLOSED_SESSION), at(from));
      output.advance(at(6L * perPart));
      output.finish(at(6L * perPart));
    }
    for (Rendition rendition : format.renditions()) {
      if (rendition instanceof Rendition.Video video) {
        int share = video.frameRate().toDouble() < 20 ? 2 : 1;
        List<Integer> seen = squares(video, 6 * perPart / share);
        int first = (int) Math.ceilDiv(from, share);
        assertThat(seen.subList(0, first)).as(video.id()).doesNotContain(-1);
        assertThat(seen.subList(first, seen.size())).as(video.id()).containsOnly(-1);
      }
    }
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

  /** How many frames each picture lasts. */
  private List<Integer> frameDurations(Rendition rendition) {
    List<Integer> durations = new ArrayList<>();
    for (RenditionPart part : parts) {
      if (part.rendition().equals(rendition.id())) {
        SegmentIndex index = SegmentIndex.of(part.data());
        for (int sample = 0; sample < index.samples(); sample++) {
          double seconds = index.duration(sample) / (double) part.start().timescale();
          durations.add((int) Math.round(seconds / 0.04));
        }
      }
    }
    return durations;
  }

  private double length(Rendition rendition) {
    return parts.stream()
        .filter(part -> part.rendition().equals(rendition.id()))
        .mapToDouble(part -> part.start().plus(part.duration()).toSeconds())
        .max()
        .orElseThrow();
  }

  /** Where the square is at each instant of a rendition's constant frame rate; -1: nowhere. */
  private List<Integer> squares(Rendition.Video video, int frames) throws Exception {
    String rate = video.frameRate().numerator() + "/" + video.frameRate().denominator();
    List<Integer> squares = new ArrayList<>();
    for (byte[] luma : decode(write(video), rate, /* width= */ 64, /* height= */ 36, frames)) {
      int found = -1;
      for (int x = 63; x >= 0; x--) {
        found = (luma[13 * 64 + x] & 0xff) > 128 ? x * WIDTH / 64 : found;
      }
      squares.add(found);
    }
    return squares;
  }

  private static double psnr(byte[] luma, BufferedImage wanted) {
    double squares = 0;
    byte[] row = new byte[WIDTH];
    try (Picture picture = DrawnPicture.of(wanted)) {
      for (int y = 0; y < HEIGHT; y++) {
        picture.frame().data(0).position((long) y * picture.frame().linesize(0)).get(row);
        for (int x = 0; x < WIDTH; x++) {
          int off = (luma[y * WIDTH + x] & 0xff) - (row[x] & 0xff);
          squares += off * off;
        }
      }
    }
    return 10 * Math.log10(255.0 * 255.0 * WIDTH * HEIGHT / squares);
  }

  /** What a decoder that we did not write shows at so many instants, a frame apart. */
  private static List<byte[]> decode(Path file, String rate, int width, int height, int frames)
      throws Exception {
    Path raw = file.resolveSibling(file.getFileName() + ".yuv");
    // The last picture is the only one whose end no other tells.
    String filters =
        "fps=%s,tpad=stop=-1:stop_mode=clone,scale=%d:%d:flags=area".formatted(rate, width, height);
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-i", "" + file));
    command.addAll(List.of("-vf", filters, "-frames:v", "" + frames));
    command.addAll(List.of("-pix_fmt", "yuv420p", "-f", "rawvideo", "" + raw));
    Tool.Result result = Tool.run(Duration.ofMinutes(1), command);
    assertThat(result.status()).as(result.output()).isZero();
    byte[] pixels = Files.readAllBytes(raw);
    int size = width * height * 3 / 2;
    assertThat(pixels).hasSize(frames * size);
    List<byte[]> lumas = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      lumas.add(Arrays.copyOfRange(pixels, i * size, i * size + width * height));
    }
    return lumas;
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
