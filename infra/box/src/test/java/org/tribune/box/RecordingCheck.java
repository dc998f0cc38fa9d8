package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaTime;

/** Compares what a broadcast left in catalogue and store with what players saw of it. */
final class RecordingCheck {
  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Recording recording;

  /** A check of the one recording that there is. */
  RecordingCheck(Catalogue catalogue, ObjectStore store) {
    this.catalogue = catalogue;
    this.store = store;
    List<Recording> all = catalogue.recordings(RecordingQuery.ALL);
    assertThat(all).hasSize(1);
    this.recording = all.getFirst();
  }

  Recording recording() {
    return recording;
  }

  /**
   * Every part that was seen is there, byte for byte, and every object is as the catalogue says. A
   * part that starts after the end is none of the broadcast, though a player that was quick may
   * have seen it before all had heard of the end.
   *
   * @param holes how many there may be in each rendition, at most
   */
  void assertHolds(Map<PartReader.Key, Bytes> seen, int holes) {
    assertThat(recording.isComplete()).isTrue();
    Map<String, Map<Long, List<Bytes>>> parts = new HashMap<>();
    for (Rendition rendition : recording.format().renditions()) {
      List<RecordedSegment> rows =
          catalogue.indexedSegments(recording.id(), rendition.id(), 0, Long.MAX_VALUE);
      assertThat(rows).as(rendition.id()).isNotEmpty();
      Map<Long, List<Bytes>> ofRendition = new HashMap<>();
      rows.forEach(row -> ofRendition.put(row.number(), chunks(row)));
      parts.put(rendition.id(), ofRendition);
      assertThat(holesIn(rows)).as("holes in %s", rendition.id()).isLessThanOrEqualTo(holes);
      assertStartsAndEndsRight(rows);
    }
    seen.forEach(
        (key, bytes) -> {
          if (!startOf(key).isBefore(end())) {
            return;
          }
          List<Bytes> kept =
              parts.getOrDefault(key.rendition(), Map.of()).getOrDefault(key.segment(), List.of());
          assertThat(kept)
              .as("%s was published, from %s on, before %s", key, startOf(key), end())
              .hasSizeGreaterThan(key.part());
          assertThat(kept.get(key.part()).equals(bytes)).as("bytes of %s", key).isTrue();
        });
  }

  private MediaTime startOf(PartReader.Key key) {
    return recording.format().timeline().startOf(key.segment(), key.part());
  }

  /** On the recording's timeline. */
  private MediaTime end() {
    return MediaTime.of(recording.endedAt().orElseThrow())
        .minus(MediaTime.of(recording.format().timeline().origin()));
  }

  private List<Bytes> chunks(RecordedSegment row) {
    String name = RecordingNames.segment(recording.id(), row);
    Bytes object = store.get(name).orElseThrow(() -> new AssertionError("No " + name));
    assertThat(Sha256.of(object)).as(name).isEqualTo(row.sha256());
    SegmentIndex index = SegmentIndex.decode(row.index());
    assertThat(index).as(name).isEqualTo(SegmentIndex.of(object));
    return java.util.stream.IntStream.range(0, index.chunks())
        .mapToObj(
            chunk -> {
              int end = chunk + 1 < index.chunks() ? index.chunkOffset(chunk + 1) : index.length();
              return Bytes.wrap(Arrays.copyOfRange(object.array(), index.chunkOffset(chunk), end));
            })
        .toList();
  }

  /** Time goes on from row to row, and what is there and what is not total the whole. */
  private static int holesIn(List<RecordedSegment> rows) {
    int holes = 0;
    for (int i = 1; i < rows.size(); i++) {
      RecordedSegment before = rows.get(i - 1);
      MediaTime end = before.start().plus(before.duration());
      MediaTime next = rows.get(i).start();
      assertThat(rows.get(i).number()).isGreaterThan(before.number());
      assertThat(next.isBefore(end)).as("%s after %s", rows.get(i), before).isFalse();
      holes += next.isAfter(end) ? 1 : 0;
    }
    return holes;
  }

  private void assertStartsAndEndsRight(List<RecordedSegment> rows) {
    MediaTime length = recording.format().timeline().segmentDuration();
    double slack = length.toSeconds() + 0.1;
    RecordedSegment last = rows.getLast();
    double end = last.start().plus(last.duration()).toSeconds();
    double told = end().toSeconds();
    assertThat(end).isBetween(told - slack, told + slack);
    double start =
        MediaTime.of(recording.startedAt())
            .minus(MediaTime.of(recording.format().timeline().origin()))
            .toSeconds();
    assertThat(rows.getFirst().start().toSeconds()).isBetween(start - 0.1, start + slack);
  }
}
