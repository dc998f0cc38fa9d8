package org.tribune.archive.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.RecordedSegment;
import org.tribune.core.catalogue.Recording;
import org.tribune.core.catalogue.RecordingNames;
import org.tribune.core.catalogue.RecordingQuery;
import org.tribune.core.catalogue.SegmentState;
import org.tribune.core.rendition.Rendition;

/** What the store must hold for the catalogue to be true. Blocks; safe for all threads. */
public final class Inventory {
  private static final int PAGE = 1_000;

  private final Catalogue catalogue;

  /** The inventory of {@code catalogue}. */
  public Inventory(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** All recordings, the newest first. */
  public List<Recording> recordings() {
    Map<BroadcastId, Recording> all = new LinkedHashMap<>();
    Optional<Instant> before = Optional.empty();
    while (true) {
      int known = all.size();
      List<Recording> page =
          catalogue.recordings(
              new RecordingQuery(Optional.empty(), Optional.empty(), before, PAGE));
      page.forEach(each -> all.putIfAbsent(each.id(), each));
      if (all.size() == known) {
        return new ArrayList<>(all.values());
      }
      // Others may have started in the same instant as the last: they come again, and are known.
      before = Optional.of(page.getLast().startedAt().plusNanos(1_000));
    }
  }

  /**
   * The objects of a recording; what was cut away is none of them. Pictures come first: while a
   * recording goes on they are soon replaced.
   */
  public List<ExpectedObject> of(Recording recording) {
    List<ExpectedObject> expected = new ArrayList<>();
    catalogue.assets(recording.id()).stream()
        .map(
            asset ->
                new ExpectedObject.Derived(
                    RecordingNames.asset(recording.id(), asset.file()), asset))
        .forEach(expected::add);
    for (Rendition rendition : recording.format().renditions()) {
      List<RecordedSegment> segments = catalogue.segments(recording.id(), rendition.id());
      if (!segments.isEmpty()) {
        expected.add(
            new ExpectedObject.Header(
                RecordingNames.header(recording.id(), rendition.id()), rendition.header()));
      }
      segments.stream()
          .filter(segment -> segment.state() != SegmentState.CUT)
          .map(
              segment ->
                  new ExpectedObject.Segment(
                      RecordingNames.segment(recording.id(), segment), segment))
          .forEach(expected::add);
    }
    return expected;
  }
}
