package org.tribune.archive.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;

/**
 * What a correction makes of one rendition: stores the segments that take the place of those that
 * it touches, and returns their rows. Writes no other object; done again it writes the same. Used
 * by one thread.
 */
final class RenditionCorrection {
  private static final Logger LOG = LoggerFactory.getLogger(RenditionCorrection.class);
  private static final Bytes NO_DIGEST = Bytes.wrap(new byte[32]);

  private final ObjectStore store;
  private final BroadcastId recording;
  private final int revision;
  private final TrackFormat format;
  private final TrackEdit edit;
  private final int chunksPerSegment;

  /**
   * What is to be done.
   *
   * @param chunksPerSegment how many numbers the chunks of a segment take (mfhd)
   */
  RenditionCorrection(
      ObjectStore store,
      BroadcastId recording,
      int revision,
      TrackFormat format,
      TrackEdit edit,
      int chunksPerSegment) {
    this.store = store;
    this.recording = recording;
    this.revision = revision;
    this.format = format;
    this.edit = edit;
    this.chunksPerSegment = chunksPerSegment;
  }

  /**
   * Corrects a rendition.
   *
   * @param rows all of the rendition's
   * @return the rows that are other than before
   */
  List<RecordedSegment> make(List<RecordedSegment> rows) {
    TreeMap<Long, List<RecordedSegment>> numbers = new TreeMap<>();
    rows.stream()
        .filter(row -> row.state() != SegmentState.CUT)
        .forEach(row -> numbers.computeIfAbsent(row.number(), n -> new ArrayList<>()).add(row));
    List<RecordedSegment> changed = new ArrayList<>();
    for (List<RecordedSegment> pieces : numbers.values()) {
      if (pieces.stream().anyMatch(this::isTouched)) {
        changed.addAll(makeNumber(pieces));
      }
    }
    return changed;
  }

  private boolean isTouched(RecordedSegment row) {
    long start = row.start().rescale(format.timescale()).ticks();
    long end = row.start().plus(row.duration()).rescale(format.timescale()).ticks();
    return edit.reach().touches(start, end);
  }

  /** The pieces of one segment: a cut may make one more of them, or one less. */
  private List<RecordedSegment> makeNumber(List<RecordedSegment> pieces) {
    List<RecordedSegment> changed = new ArrayList<>();
    int next = 0;
    for (RecordedSegment row : pieces) {
      if (!isTouched(row)) {
        if (row.piece() != next) {
          changed.add(moved(row, next));
        }
        next++;
        continue;
      }
      Optional<Bytes> content = content(row);
      if (content.isEmpty()) {
        changed.add(emptied(row, next, SegmentState.LOST));
        next++;
        continue;
      }
      for (Take take : edit.edit(format.read(content.get()))) {
        changed.add(store(row, next, take));
        next++;
      }
    }
    for (RecordedSegment row : pieces) {
      if (row.piece() >= next) {
        changed.add(emptied(row, row.piece(), SegmentState.CUT));
      }
    }
    return changed;
  }

  /** Empty if it is lost or damaged: then nobody knows what is in it. */
  private Optional<Bytes> content(RecordedSegment row) {
    String name = RecordingNames.segment(recording, row);
    Optional<Bytes> content =
        store.get(name).filter(found -> Sha256.of(found).equals(row.sha256()));
    if (content.isEmpty()) {
      LOG.error(
          "{} is damaged or lost within a corrected passage: it becomes a permanent gap", name);
    }
    return content;
  }

  private RecordedSegment store(RecordedSegment before, int piece, Take take) {
    Bytes content = format.write(before.number() * chunksPerSegment + 1, take);
    SegmentIndex index = SegmentIndex.of(content);
    return put(
        new RecordedSegment(
            before.rendition(),
            before.number(),
            piece,
            revision,
            SegmentState.STORED,
            new MediaTime(index.start(), format.timescale()),
            new MediaTime(index.duration(), format.timescale()),
            content.length(),
            Sha256.of(content),
            index.encode()),
        content);
  }

  private RecordedSegment moved(RecordedSegment row, int piece) {
    Optional<Bytes> content = content(row);
    if (content.isEmpty()) {
      return emptied(row, piece, SegmentState.LOST);
    }
    return put(
        new RecordedSegment(
            row.rendition(),
            row.number(),
            piece,
            revision,
            row.state(),
            row.start(),
            row.duration(),
            row.length(),
            row.sha256(),
            SegmentIndex.of(content.get()).encode()),
        content.get());
  }

  private RecordedSegment put(RecordedSegment row, Bytes content) {
    store.put(RecordingNames.segment(recording, row), content);
    return row;
  }

  /** A row without an object, which no object of before can take the place of. */
  private RecordedSegment emptied(RecordedSegment row, int piece, SegmentState state) {
    return new RecordedSegment(
        row.rendition(),
        row.number(),
        piece,
        revision,
        state,
        row.start(),
        row.duration(),
        /* length= */ 0,
        NO_DIGEST,
        Bytes.EMPTY);
  }
}
