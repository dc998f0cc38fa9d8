package org.tribune.archive.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
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

  /** All sittings, the latest first. */
  public List<Sitting> sittings() {
    Map<SittingId, Sitting> all = new LinkedHashMap<>();
    Optional<Instant> before = Optional.empty();
    while (true) {
      int known = all.size();
      List<Sitting> page =
          catalogue
              .sittings()
              .list(new SittingQuery(Optional.empty(), before, /* latestFirst= */ true, PAGE));
      page.forEach(each -> all.putIfAbsent(each.id(), each));
      if (all.size() == known) {
        return new ArrayList<>(all.values());
      }
      // Others may start in the same instant as the last: they come again, and are known.
      before = Optional.of(page.getLast().facts().start().plusNanos(1_000));
    }
  }

  /** All reports, by id. */
  public static List<Video> reports(Videos videos) {
    return videos.versions().keySet().stream()
        .sorted()
        .flatMap(id -> videos.find(id).stream())
        .toList();
  }

  /** All that clerks marked, by broadcast. */
  public List<Marking> markings() {
    List<Marking> all = new ArrayList<>();
    List<Marking> page = catalogue.markings().list(Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = catalogue.markings().list(Optional.of(page.getLast().broadcast()), PAGE);
    }
    return all;
  }

  /** The objects of a sitting's documents, and of all that was ever published of it. */
  public List<ExpectedObject> of(Sitting sitting) {
    Map<String, ExpectedObject> expected = new LinkedHashMap<>();
    for (Publication each : catalogue.publications().of(sitting.id())) {
      expected.put(
          each.object(),
          new ExpectedObject.OfSitting(each.object(), each.length(), bytes(each.sha256())));
    }
    for (Document document : sitting.documents()) {
      String file = DocumentNames.file(sitting.id(), document);
      expected.put(
          file, new ExpectedObject.OfSitting(file, document.length(), bytes(document.sha256())));
      document
          .text()
          .ifPresent(
              text -> {
                String name = DocumentNames.text(sitting.id(), document);
                expected.put(
                    name, new ExpectedObject.OfSitting(name, text.length(), bytes(text.sha256())));
              });
    }
    return List.copyOf(expected.values());
  }

  private static Bytes bytes(String hexadecimal) {
    return Bytes.wrap(HexFormat.of().parseHex(hexadecimal));
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
