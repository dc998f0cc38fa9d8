package org.tribune.archive.storyboard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;
import org.tribune.media.picture.Picture;
import org.tribune.media.still.RenditionDecoder;

/**
 * Pictures out of the stored segments of one rendition: key frames alone are decoded. A segment
 * that is not as it was stored gives none. Used by one thread.
 */
final class SegmentPictures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentPictures.class);

  private final ObjectStore store;
  private final BroadcastId recording;
  private final RenditionDecoder decoder;

  /**
   * A key frame.
   *
   * @param picture which the caller closes
   * @param time on the recording's timeline
   */
  record Still(Picture picture, MediaTime time) implements AutoCloseable {
    @Override
    public void close() {
      picture.close();
    }
  }

  /**
   * The pictures of a rendition.
   *
   * @throws org.tribune.media.FfmpegException if FFmpeg can't decode it
   */
  SegmentPictures(ObjectStore store, BroadcastId recording, Rendition.Video rendition) {
    this.store = store;
    this.recording = recording;
    this.decoder = RenditionDecoder.open(rendition);
  }

  /**
   * The picture nearest to {@code wanted} in the segments that {@code stretch} touches; of the next
   * segment if the nearest is damaged; empty if there is none.
   *
   * @param rows of the rendition
   * @throws org.tribune.core.store.StoreException if the store does not answer
   */
  Optional<Still> nearest(List<RecordedSegment> rows, Passage stretch, MediaTime wanted) {
    return nearest(rows, stretch, wanted, time -> true);
  }

  /** The same, of what {@code stretch} has alone: what is just outside of it is none. */
  Optional<Still> nearestWithin(List<RecordedSegment> rows, Passage stretch, MediaTime wanted) {
    return nearest(
        rows,
        stretch,
        wanted,
        time -> !time.isBefore(stretch.from()) && time.isBefore(stretch.to()));
  }

  private Optional<Still> nearest(
      List<RecordedSegment> rows,
      Passage stretch,
      MediaTime wanted,
      Predicate<MediaTime> isAllowed) {
    List<RecordedSegment> near =
        rows.stream()
            .filter(row -> row.state() == SegmentState.STORED)
            .filter(row -> stretch.touches(row.start(), row.start().plus(row.duration())))
            .sorted(Comparator.comparingLong(row -> distance(row, wanted)))
            .toList();
    for (RecordedSegment row : near) {
      Optional<Still> still =
          read(row).flatMap(segment -> nearest(row, segment, wanted, isAllowed));
      if (still.isPresent()) {
        return still;
      }
    }
    return Optional.empty();
  }

  /** In microseconds; 0 if {@code wanted} is in it. */
  private static long distance(RecordedSegment row, MediaTime wanted) {
    long start = row.start().toMicros();
    long end = start + row.duration().toMicros();
    long at = wanted.toMicros();
    return at < start ? start - at : Math.max(0, at - end);
  }

  private Optional<Bytes> read(RecordedSegment row) {
    String name = RecordingNames.segment(recording, row);
    Optional<Bytes> segment =
        store
            .get(name)
            .filter(bytes -> bytes.length() == row.length())
            .filter(bytes -> Sha256.of(bytes).equals(row.sha256()));
    if (segment.isEmpty()) {
      LOG.warn("{} is damaged or lost: no picture of it; run 'tribune doctor'", name);
    }
    return segment;
  }

  private Optional<Still> nearest(
      RecordedSegment row, Bytes segment, MediaTime wanted, Predicate<MediaTime> isAllowed) {
    int timescale = row.start().timescale();
    long goal = wanted.rescale(timescale).ticks();
    try {
      SegmentIndex index = SegmentIndex.of(segment);
      int best = -1;
      for (int chunk = 0; chunk < index.chunks(); chunk++) {
        boolean isKey =
            index.firstSample(chunk) < index.firstSample(chunk + 1)
                && index.isSync(index.firstSample(chunk))
                && isAllowed.test(new MediaTime(index.decodeTime(chunk), timescale));
        if (isKey
            && (best < 0
                || Math.abs(index.decodeTime(chunk) - goal)
                    < Math.abs(index.decodeTime(best) - goal))) {
          best = chunk;
        }
      }
      return best < 0
          ? Optional.empty()
          : decode(segment, index, best, new MediaTime(index.decodeTime(best), timescale));
    } catch (Mp4Exception e) {
      LOG.warn("Segment {} of {} is not to be read: {}", row.number(), recording, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Still> decode(Bytes segment, SegmentIndex index, int chunk, MediaTime time) {
    int offset = index.payloadOffset(chunk);
    byte[] sample =
        Arrays.copyOfRange(segment.array(), offset, offset + index.size(index.firstSample(chunk)));
    return decoder.decode(Bytes.wrap(sample)).map(picture -> new Still(picture, time));
  }

  @Override
  public void close() {
    decoder.close();
  }
}
