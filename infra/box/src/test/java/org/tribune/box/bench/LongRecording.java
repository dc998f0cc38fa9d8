package org.tribune.box.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.SqlCatalogue;

/**
 * Makes a long recording out of a short one that the program made: its segments over and over, each
 * with the times and numbers of its place, as many as are wanted. Arguments: data directory, the
 * short recording, the long one, seconds; more recordings that the catalogue is to have of the same
 * segments, whose objects the caller makes. The long one is then the newest, and all others are
 * forgotten. Prints what it stored.
 */
public final class LongRecording {
  /** A sound frame of AAC: only whole ones may be repeated. */
  private static final int SOUND_FRAME = 1_024;

  private static final int WRITERS = 8;
  private static final int ROWS_AT_ONCE = 500;

  /** Between one recording and the one before. */
  private static final Duration AGO = Duration.ofDays(1);

  private final ObjectStore store;
  private final Catalogue catalogue;
  private final Recording sample;
  private final BroadcastId id;
  private final List<RecordedSegment> segments = new ArrayList<>();

  private LongRecording(ObjectStore store, Catalogue catalogue, Recording sample, BroadcastId id) {
    this.store = store;
    this.catalogue = catalogue;
    this.sample = sample;
    this.id = id;
  }

  /** Makes one. */
  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    ObjectStore store = new FileSystemObjectStore(data.resolve("store"));
    CatalogueConfig config = new CatalogueConfig.Sqlite(data.resolve("tribune.db"));
    try (Catalogue catalogue = SqlCatalogue.open(config)) {
      Recording sample = catalogue.recording(new BroadcastId(arguments[1])).orElseThrow();
      List<BroadcastId> ids =
          Stream.concat(Stream.of(arguments[2]), Arrays.stream(arguments).skip(4))
              .map(BroadcastId::new)
              .toList();
      LongRecording recording = new LongRecording(store, catalogue, sample, ids.getFirst());
      recording.make(Duration.ofSeconds(Long.parseLong(arguments[3])));
      for (int copy = 1; copy < ids.size(); copy++) {
        recording.copy(ids.get(copy), AGO.multipliedBy(copy + 1));
      }
      catalogue.recordings(RecordingQuery.ALL).stream()
          .map(Recording::id)
          .filter(each -> !ids.contains(each))
          .forEach(catalogue::forget);
    }
  }

  private void make(Duration length) throws Exception {
    Timeline timeline = sample.format().timeline();
    MediaTime each = timeline.segmentDuration();
    Map<String, List<RecordedSegment>> loops = loops(each);
    long first = loops.values().iterator().next().getFirst().number();
    long count = (long) Math.ceil(length.toMillis() / 1e3 / each.toSeconds());
    begin(id, AGO, first);
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (Rendition rendition : sample.format().renditions()) {
        store.put(RecordingNames.header(id, rendition.id()), rendition.header());
        long bytes = repeat(loops.getOrDefault(rendition.id(), List.of()), count, writers);
        System.out.printf(
            Locale.ROOT,
            "%s: %d segments, %.0f MB, %.2f Mbit/s%n",
            rendition.id(),
            count,
            bytes / 1e6,
            bytes * 8 / 1e6 / (count * each.toSeconds()));
      }
    }
    complete(id);
  }

  /** Another recording of the same segments. */
  private void copy(BroadcastId other, Duration ago) {
    begin(other, ago, segments.getFirst().number());
    for (int from = 0; from < segments.size(); from += ROWS_AT_ONCE) {
      catalogue.addSegments(
          other, segments.subList(from, Math.min(segments.size(), from + ROWS_AT_ONCE)));
    }
    complete(other);
  }

  private void begin(BroadcastId begun, Duration ago, long first) {
    Timeline timeline = sample.format().timeline();
    Timeline earlier =
        new Timeline(
            timeline.origin().minus(ago),
            timeline.frameRate(),
            timeline.framesPerPart(),
            timeline.partsPerSegment(),
            timeline.partsPerKeyFrame(),
            timeline.partTarget(),
            timeline.targetDuration());
    RenditionFormat format =
        new RenditionFormat(sample.format().epoch(), earlier, sample.format().renditions());
    Instant start = earlier.origin().plus(timeline.startOf(first, /* part= */ 0).toDuration());
    var _ = catalogue.begin(Recording.begin(begun, sample.channel(), "Three hours", start, format));
  }

  private void complete(BroadcastId begun) {
    RecordedSegment last = segments.getLast();
    Duration end = last.start().plus(last.duration()).toDuration();
    var _ =
        catalogue.update(
            begun,
            each ->
                each.in(RecordingState.COMPLETE)
                    .endedAt(each.format().timeline().origin().plus(end)));
  }

  /**
   * The segments that are repeated, by rendition: whole ones, without a hole, the same numbers in
   * all, as many as last a whole number of sound frames.
   */
  private Map<String, List<RecordedSegment>> loops(MediaTime each) {
    Map<String, List<RecordedSegment>> loops = new HashMap<>();
    long from = 0;
    long behind = Long.MAX_VALUE;
    for (Rendition rendition : sample.format().renditions()) {
      List<RecordedSegment> rows = catalogue.segments(sample.id(), rendition.id());
      loops.put(rendition.id(), rows);
      // The first and the last may be shorter than the others.
      from = Math.max(from, rows.getFirst().number() + 1);
      behind = Math.min(behind, rows.getLast().number());
    }
    for (Rendition rendition : sample.format().renditions()) {
      if (rendition instanceof Rendition.Audio audio) {
        while (behind > from && soundSamples(behind - from, each, audio) % SOUND_FRAME != 0) {
          behind--;
        }
      }
    }
    if (behind <= from) {
      throw new IllegalArgumentException("Recording " + sample.id() + " is too short to repeat");
    }
    long low = from;
    long high = behind;
    loops.replaceAll((rendition, rows) -> between(rows, low, high));
    return loops;
  }

  private static long soundSamples(long segments, MediaTime each, Rendition.Audio audio) {
    return new MediaTime(segments * each.ticks(), each.timescale())
        .rescale(audio.sampleRate())
        .ticks();
  }

  private static List<RecordedSegment> between(List<RecordedSegment> rows, long from, long behind) {
    List<RecordedSegment> kept =
        rows.stream().filter(row -> row.number() >= from && row.number() < behind).toList();
    boolean whole = kept.stream().allMatch(row -> row.state() == SegmentState.STORED);
    if (!whole || kept.size() != behind - from) {
      throw new IllegalArgumentException("There is a hole in " + rows.getFirst().rendition());
    }
    return kept;
  }

  /** Stores {@code count} segments of one rendition; gives their bytes. */
  private long repeat(List<RecordedSegment> loop, long count, ExecutorService writers)
      throws Exception {
    List<Bytes> contents = new ArrayList<>();
    for (RecordedSegment row : loop) {
      contents.add(store.get(RecordingNames.segment(sample.id(), row)).orElseThrow());
    }
    long bytes = 0;
    for (long from = 0; from < count; from += ROWS_AT_ONCE) {
      List<Future<RecordedSegment>> stored = new ArrayList<>();
      for (long index = from; index < Math.min(count, from + ROWS_AT_ONCE); index++) {
        RecordedSegment row = loop.get((int) (index % loop.size()));
        Bytes content = contents.get((int) (index % loop.size()));
        long later = index - index % loop.size();
        stored.add(writers.submit(() -> store(row, content, later)));
      }
      List<RecordedSegment> rows = new ArrayList<>();
      for (Future<RecordedSegment> each : stored) {
        rows.add(each.get());
        bytes += rows.getLast().length();
      }
      catalogue.addSegments(id, rows);
      segments.addAll(rows);
    }
    return bytes;
  }

  /** One segment, so many segments later. */
  private RecordedSegment store(RecordedSegment row, Bytes content, long later) {
    Timeline timeline = sample.format().timeline();
    MediaTime each = timeline.segmentDuration();
    int timescale = row.start().timescale();
    long ticks = new MediaTime(later * each.ticks(), each.timescale()).rescale(timescale).ticks();
    Bytes moved = MovedSegment.of(content, ticks, later * timeline.partsPerSegment());
    SegmentIndex index = SegmentIndex.of(moved);
    RecordedSegment placed =
        new RecordedSegment(
            row.rendition(),
            row.number() + later,
            /* piece= */ 0,
            /* revision= */ 0,
            SegmentState.STORED,
            new MediaTime(index.start(), timescale),
            new MediaTime(index.duration(), timescale),
            moved.length(),
            Sha256.of(moved),
            index.encode());
    store.put(RecordingNames.segment(id, placed), moved);
    return placed;
  }
}
