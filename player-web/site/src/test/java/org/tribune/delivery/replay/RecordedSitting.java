package org.tribune.delivery.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tribune.catalogue.Catalogue;
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
import org.tribune.core.mp4.BoxWriter;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;
import org.tribune.site.FakeTranscoder;

/**
 * Writes a recording into a catalogue and a store as the archive does: segments of 3.84 s, each of
 * twelve chunks with true boxes, a key frame every 1.92 s; the sound in whole AAC frames.
 */
public final class RecordedSitting {
  public static final Instant ORIGIN = Instant.parse("2026-11-24T18:00:00Z");

  /** The sums of what was made: the same segments are in many recordings. */
  private static final Map<Made, Bytes> SUMS = new ConcurrentHashMap<>();

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final BroadcastId id;
  private final Timeline timeline;
  private final List<Rendition> renditions;

  /** What the bytes of a segment depend on. */
  private record Made(boolean isSound, long number, MediaTime from, MediaTime to) {}

  /** A recording that begins. */
  public RecordedSitting(Catalogue catalogue, ObjectStore store, BroadcastId id) {
    this(catalogue, store, id, FakeTranscoder.RENDITIONS);
  }

  /** One with the renditions of {@link FakeTranscoder}, but for their headers. */
  public RecordedSitting(
      Catalogue catalogue, ObjectStore store, BroadcastId id, List<Rendition> renditions) {
    this.renditions = renditions;
    this.catalogue = catalogue;
    this.store = store;
    this.id = id;
    this.timeline =
        new Timeline(
            ORIGIN,
            FrameRate.of(25),
            /* framesPerPart= */ 8,
            FakeTranscoder.PARTS,
            /* partsPerKeyFrame= */ 6,
            new MediaTime(32, 100),
            /* targetDuration= */ 4);
    catalogue.begin(
        Recording.begin(
            id,
            new ChannelId("chamber"),
            "Conseil municipal",
            ORIGIN,
            new RenditionFormat(/* epoch= */ 1, timeline, renditions)));
    renditions.forEach(
        rendition -> store.put(RecordingNames.header(id, rendition.id()), rendition.header()));
  }

  public BroadcastId id() {
    return id;
  }

  /** Segments of all renditions. */
  public RecordedSitting segments(long from, long to) {
    for (Rendition rendition : renditions) {
      for (long number = from; number <= to; number++) {
        segment(rendition.id(), number);
      }
    }
    return this;
  }

  public RecordedSitting segment(String rendition, long number) {
    MediaTime start = start(rendition, number, 0);
    return segment(rendition, number, 0, 0, start, start(rendition, number + 1, 0));
  }

  /** A segment that a correction made. */
  public RecordedSitting segment(
      String rendition, long number, int revision, int piece, MediaTime from, MediaTime to) {
    RecordedSegment row = row(rendition, number, revision, piece, from, to);
    catalogue.addSegments(id, List.of(row));
    return this;
  }

  /** Its row; the store has its bytes. */
  public RecordedSegment row(
      String rendition, long number, int revision, int piece, MediaTime from, MediaTime to) {
    Bytes bytes = bytes(rendition, number, from, to);
    RecordedSegment row =
        new RecordedSegment(
            rendition,
            number,
            piece,
            revision,
            SegmentState.STORED,
            from,
            to.minus(from),
            bytes.length(),
            SUMS.computeIfAbsent(
                new Made(rendition.equals("audio"), number, from, to), made -> Sha256.of(bytes)),
            SegmentIndex.of(bytes).encode());
    store.put(RecordingNames.segment(id, row), bytes);
    return row;
  }

  /** The sound is cut at the AAC frame at or before the picture's cut. */
  public MediaTime start(String rendition, long number, int part) {
    return at(rendition, timeline.startOf(number, part));
  }

  /** A time in a rendition's ticks, on one of its frames. */
  public MediaTime at(String rendition, MediaTime time) {
    return rendition.equals("audio")
        ? new MediaTime(time.rescale(48_000).ticks() / 1_024 * 1_024, 48_000)
        : new MediaTime(time.rescale(25_000).ticks() / 1_000 * 1_000, 25_000);
  }

  /**
   * Chunks of at most eight frames; one frame is about 400 bytes, the first of six chunks 4,000.
   */
  private static Bytes bytes(String rendition, long number, MediaTime from, MediaTime to) {
    boolean isSound = rendition.equals("audio");
    int frame = isSound ? 1_024 : 1_000;
    int frames = (int) (to.minus(from).ticks() / frame);
    BoxWriter writer = new BoxWriter(1 << 16);
    for (int first = 0, chunk = 0; first < frames; first += 8, chunk++) {
      boolean isKey = isSound || chunk % 6 == 0;
      chunk(
          writer,
          from.ticks() + (long) first * frame,
          frame,
          Math.min(8, frames - first),
          isSound ? 200 : 400 + (int) (number % 7) * 20,
          isKey && !isSound ? 4_000 : 0,
          isKey);
    }
    return writer.toBytes();
  }

  private static void chunk(
      BoxWriter writer, long time, int duration, int samples, int size, int more, boolean isKey) {
    int moof = writer.begin("moof");
    int traf = writer.begin("traf");
    int tfhd = writer.begin("tfhd", 0, 0x020008);
    writer.u32(1);
    writer.u32(duration);
    writer.end(tfhd);
    int tfdt = writer.begin("tfdt", 1, 0);
    writer.u64(time);
    writer.end(tfdt);
    int trun = writer.begin("trun", 0, 0x601);
    writer.u32(samples);
    int offset = writer.size();
    writer.u32(0);
    for (int i = 0; i < samples; i++) {
      writer.u32(i == 0 ? size + more : size);
      writer.u32(i == 0 && isKey ? 0x02000000L : 0x01010000L);
    }
    writer.end(trun);
    writer.end(traf);
    writer.end(moof);
    writer.set32(offset, writer.size() - moof + 8);
    int mdat = writer.begin("mdat");
    writer.zeros(samples * size + more);
    writer.end(mdat);
  }

  /** It can be watched from now on. */
  public RecordedSitting complete(MediaTime end) {
    Optional<Recording> _ =
        catalogue.update(
            id,
            recording ->
                recording.endedAt(ORIGIN.plus(end.toDuration())).in(RecordingState.COMPLETE));
    return this;
  }

  /** Asks for a correction of a passage on the recording's timeline. */
  public Correction request(Correction.Kind kind, MediaTime from, MediaTime to) {
    return catalogue.request(
        new Correction(
            id,
            /* id= */ 0,
            from,
            to,
            kind,
            "Propos sur la vie privée",
            "RGPD, article 17",
            "operator",
            ORIGIN,
            Correction.State.REQUESTED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** That correction, carried out. */
  public void apply(Correction correction, List<RecordedSegment> segments) {
    catalogue.apply(correction.done(ORIGIN, /* sealed= */ Optional.empty()), segments);
  }
}
