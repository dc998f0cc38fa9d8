package org.tribune.archive.correction;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.Correction;
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
import org.tribune.media.slate.SlateArtist;
import org.tribune.media.slate.SlateText;

/**
 * Twelve seconds of real pictures and sound, in segments of two seconds and groups of one. All is
 * grey and hums low but for the secret, from {@link #SECRET_FROM} to {@link #SECRET_TO}: it is red
 * and whistles.
 */
public final class FilmedSitting {
  public static final BroadcastId ID = new BroadcastId("20260105t180000-bcdfghjk");
  public static final Instant ORIGIN = Instant.parse("2026-01-05T18:00:00Z");
  public static final double SECRET_FROM = 5.4;
  public static final double SECRET_TO = 7.1;

  /** As in {@link #withTrace}; the trace is gone with the key picture at the fourth second. */
  public static final double TRACED_FROM = 3.2;

  static final int SECONDS = 12;
  static final int SAMPLE_RATE = 48_000;
  static final int WHISTLE = 3_000;

  private static final FrameRate RATE = FrameRate.of(25);
  private static final double KEY_AFTER_TRACE = 4;
  private static final int SEGMENT_SECONDS = 2;
  private static final int SEGMENTS = SECONDS / SEGMENT_SECONDS;
  private static final int HUM = 200;
  private static final Color SECRET = new Color(0xd00000);

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Negative negative;

  /** A sitting whose secret is seen and heard. */
  public FilmedSitting(Catalogue catalogue, ObjectStore store) {
    this(catalogue, store, /* kept= */ false);
  }

  /**
   * A sitting.
   *
   * @param kept true if the slate and silence are in place of the secret
   */
  public FilmedSitting(Catalogue catalogue, ObjectStore store, boolean kept) {
    this(catalogue, store, kept ? Negative.KEPT : Negative.ONE);
  }

  private FilmedSitting(Catalogue catalogue, ObjectStore store, Negative negative) {
    this.catalogue = catalogue;
    this.store = store;
    this.negative = negative;
  }

  /**
   * A sitting whose secret, from {@link #TRACED_FROM} on, is kept, but for what still shines
   * through the slate at first.
   */
  public static FilmedSitting withTrace(Catalogue catalogue, ObjectStore store, Trace trace) {
    return new FilmedSitting(
        catalogue,
        store,
        switch (trace) {
          case PUBLIC -> Negative.TRACE_OF_PUBLIC;
          case PUBLIC_IN_A_KEY_PICTURE -> Negative.TRACE_IN_A_KEY_PICTURE;
          case SECRET -> Negative.TRACE_OF_SECRET;
        });
  }

  /** What shines through the slate. */
  public enum Trace {
    /** The last public picture, until the next key picture. */
    PUBLIC,
    /** The same, also in the next key picture, which no encoder does. */
    PUBLIC_IN_A_KEY_PICTURE,
    /** The secret's own picture. */
    SECRET
  }

  /** What is seen while the secret lasts. */
  private enum Kept {
    NO,
    YES,
    TRACE_OF_PUBLIC,
    TRACE_IN_A_KEY_PICTURE,
    TRACE_OF_SECRET;

    boolean isSecret(double time) {
      return time >= from() && time < SECRET_TO;
    }

    private double from() {
      return isTraced() ? TRACED_FROM : SECRET_FROM;
    }

    private boolean isTraced() {
      return this != NO && this != YES;
    }

    /** How much of the other picture there is in the slate. */
    private double share(double time) {
      boolean seen = isTraced() && (time < KEY_AFTER_TRACE || this == TRACE_IN_A_KEY_PICTURE);
      return seen ? Math.max(0, 0.4 * (1 - (time - TRACED_FROM) / 1.5)) : 0;
    }
  }

  /** All that was encoded, once for all tests. */
  private record Negative(List<Rendition> renditions, List<Track> tracks) {
    static final Negative ONE = shoot(Kept.NO);
    static final Negative KEPT = shoot(Kept.YES);
    static final Negative TRACE_OF_PUBLIC = shoot(Kept.TRACE_OF_PUBLIC);
    static final Negative TRACE_IN_A_KEY_PICTURE = shoot(Kept.TRACE_IN_A_KEY_PICTURE);
    static final Negative TRACE_OF_SECRET = shoot(Kept.TRACE_OF_SECRET);

    private static Negative shoot(Kept kept) {
      List<Rendition> renditions = new ArrayList<>();
      List<Track> tracks =
          List.of(
              picture(renditions, "180p", 320, 180, /* share= */ 1, kept),
              picture(renditions, "90p", 160, 90, /* share= */ 2, kept),
              sound(renditions, kept));
      return new Negative(List.copyOf(renditions), tracks);
    }
  }

  /** A recording that is complete, with a poster. */
  public FilmedSitting film() {
    Timeline timeline =
        new Timeline(
            ORIGIN,
            RATE,
            /* framesPerPart= */ 25,
            /* partsPerSegment= */ SEGMENT_SECONDS,
            /* partsPerKeyFrame= */ 1,
            RATE.timeOf(25),
            SEGMENT_SECONDS);
    catalogue.begin(
        Recording.begin(
            ID,
            new ChannelId("chamber"),
            "Conseil",
            ORIGIN,
            new RenditionFormat(/* epoch= */ 1, timeline, negative.renditions())));
    negative.tracks().forEach(this::store);
    Bytes poster = Bytes.utf8("a poster");
    String file = "poster-r0-9a8b7c6d5e4f.jpg";
    store.put(RecordingNames.asset(ID, file), poster);
    catalogue.saveAssets(
        ID,
        /* revision= */ 0,
        List.of(new Asset("poster", file, "image/jpeg", poster.length(), Sha256.of(poster))));
    catalogue.update(
        ID, each -> each.in(RecordingState.COMPLETE).endedAt(ORIGIN.plusSeconds(SECONDS)));
    return this;
  }

  /** The frames of a rendition and their length. */
  private record Track(String id, int timescale, int ticks, List<EncodedFrame> frames) {}

  private static Track picture(
      List<Rendition> renditions, String id, int width, int height, int share, Kept kept) {
    int count = SECONDS * 25 / share;
    int perGroup = share == 1 ? 25 : 13;
    VideoEncoderSettings settings =
        new VideoEncoderSettings(
            width, height, halved(share), 600_000, 800_000, 800_000, "veryfast", 0, 1);
    List<EncodedFrame> frames = new ArrayList<>();
    try (VideoEncoder encoder = VideoEncoder.open(settings)) {
      for (int i = 0; i < count; i++) {
        double time = i * share / 25.0;
        boolean secret = kept.isSecret(time);
        try (Picture picture =
            secret && kept != Kept.NO
                ? hidden(kept, time, width, height)
                : paint(secret ? SECRET : grey(i * share), width, height)) {
          int inSegment = i % (SEGMENT_SECONDS * 25 / share);
          encoder.encode(picture, i, inSegment % perGroup == 0, frames::add);
        }
      }
      renditions.add(
          new Rendition.Video(
              id,
              encoder.configuration().codec(),
              600_000,
              800_000,
              CmafHeader.video(width, height, RATE.timescale(), encoder.configuration()),
              width,
              height,
              halved(share)));
    }
    return new Track(id, RATE.timescale(), RATE.frameTicks() * share, frames);
  }

  /** The slate; at first with less and less of something else in it, as an encoder leaves it. */
  private static Picture hidden(Kept kept, double time, int width, int height) {
    Picture slate = SlateArtist.draw(width, height, SlateText.closedSession("Conseil"));
    double share = kept.share(time);
    if (share == 0) {
      return slate;
    }
    int last = (int) (TRACED_FROM * 25) - 1;
    try (slate;
        Picture other = paint(kept == Kept.TRACE_OF_SECRET ? SECRET : grey(last), width, height)) {
      mix(other.frame(), slate.frame(), share);
      return other.share();
    }
  }

  private static void mix(AVFrame into, AVFrame slate, double share) {
    for (int plane = 0; plane < 3; plane++) {
      int rows = plane == 0 ? into.height() : into.height() / 2;
      int columns = plane == 0 ? into.width() : into.width() / 2;
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++) {
          long at = (long) y * into.linesize(plane) + x;
          long other = (long) y * slate.linesize(plane) + x;
          int old = into.data(plane).get(at) & 0xff;
          int now = slate.data(plane).get(other) & 0xff;
          into.data(plane).put(at, (byte) Math.round(now + share * (old - now)));
        }
      }
    }
  }

  private static FrameRate halved(int share) {
    return share == 1 ? RATE : new FrameRate(25, 2);
  }

  /** Lighter and lighter, so that each frame can be distinguished from the others. */
  static Color grey(int frame) {
    int light = 60 + frame % 100;
    return new Color(light, light, light);
  }

  private static Picture paint(Color colour, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return DrawnPicture.of(image);
  }

  private static Track sound(List<Rendition> renditions, Kept kept) {
    List<EncodedFrame> frames = new ArrayList<>();
    try (AudioEncoder encoder = new AudioEncoder(SAMPLE_RATE, /* channels= */ 2, 96_000)) {
      int size = AudioEncoder.FRAME_SAMPLES;
      for (int i = 0; i * size < SECONDS * SAMPLE_RATE; i++) {
        float[][] samples = new float[2][size];
        for (int k = 0; k < size; k++) {
          double time = (i * size + k) / (double) SAMPLE_RATE;
          boolean secret = kept.isSecret(time);
          double wave = Math.sin(2 * Math.PI * (secret ? WHISTLE : HUM) * time);
          samples[0][k] = samples[1][k] = secret && kept != Kept.NO ? 0 : (float) (0.5 * wave);
        }
        encoder.encode(samples, (long) i * size, frames::add);
      }
      renditions.add(
          new Rendition.Audio(
              "audio",
              "mp4a.40.2",
              96_000,
              100_000,
              CmafHeader.audio(SAMPLE_RATE, 2, 96_000, encoder.configuration()),
              /* channels= */ 2,
              SAMPLE_RATE));
    }
    // The encoder's first frame sounds what was before the first sample.
    List<EncodedFrame> sounding = frames.stream().filter(each -> each.index() >= 0).toList();
    return new Track("audio", SAMPLE_RATE, AudioEncoder.FRAME_SAMPLES, sounding);
  }

  private void store(Track track) {
    boolean isSound = track.id().equals("audio");
    List<RecordedSegment> rows = new ArrayList<>();
    for (int number = 0; number < SEGMENTS; number++) {
      List<Sample> samples = new ArrayList<>();
      int first = firstFrame(track, number);
      for (int i = first; i < Math.min(track.frames().size(), firstFrame(track, number + 1)); i++) {
        samples.add(Sample.of(track.frames().get(i)));
      }
      long start = (long) first * track.ticks();
      Bytes content =
          isSound
              ? CmafChunk.audio(number + 1, start, track.ticks(), samples)
              : CmafChunk.video(number + 1, start, track.ticks(), samples);
      SegmentIndex index = SegmentIndex.of(content);
      RecordedSegment row =
          new RecordedSegment(
              track.id(),
              number,
              /* piece= */ 0,
              /* revision= */ 0,
              SegmentState.STORED,
              new MediaTime(index.start(), track.timescale()),
              new MediaTime(index.duration(), track.timescale()),
              content.length(),
              Sha256.of(content),
              index.encode());
      store.put(RecordingNames.segment(ID, row), content);
      rows.add(row);
    }
    catalogue.addSegments(ID, rows);
  }

  private static int firstFrame(Track track, int number) {
    long ticks = (long) number * SEGMENT_SECONDS * track.timescale();
    return (int) Math.ceilDiv(ticks, (long) track.ticks());
  }

  /** Asks for a correction of a passage, in seconds. */
  Correction ask(Correction.Kind kind, double from, double to) {
    return catalogue.request(
        new Correction(
            ID,
            /* id= */ 0,
            MediaTime.ofMicros(Math.round(from * 1e6)),
            MediaTime.ofMicros(Math.round(to * 1e6)),
            kind,
            "Propos sur la santé d’un tiers",
            "RGPD, article 17",
            "greffe",
            ORIGIN,
            Correction.State.REQUESTED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** The rows of a rendition that players are given. */
  List<RecordedSegment> rows(String rendition) {
    return catalogue.segments(ID, rendition).stream()
        .filter(row -> row.state() != SegmentState.CUT)
        .toList();
  }
}
