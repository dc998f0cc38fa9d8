package org.tribune.archive.secrecy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.archive.proof.SearchReport;
import org.tribune.archive.proof.SearchedObject;
import org.tribune.archive.proof.SearchedPlace;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;
import org.tribune.core.time.MediaTime;
import org.tribune.media.slate.Cells;

/**
 * Decodes what a recording has of a passage, and looks whether it is anything but the slate and
 * silence: every frame of the smallest picture, every key frame of the others, all of the sound;
 * and the same of objects beside it that the catalogue does not name. For one thread.
 */
final class SecrecyScan {
  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Recording recording;
  private final Passage passage;
  private final List<SearchedPlace> places = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private final List<String> unsearched = new ArrayList<>();

  private SecrecyScan(
      Catalogue catalogue, ObjectStore store, Recording recording, Passage passage) {
    this.catalogue = catalogue;
    this.store = store;
    this.recording = recording;
    this.passage = passage;
  }

  /**
   * Looks through a passage.
   *
   * @throws org.tribune.catalogue.CatalogueException if the catalogue does not answer
   * @throws org.tribune.core.store.StoreException if the store does not answer
   */
  static SearchReport of(
      Catalogue catalogue, ObjectStore store, Recording recording, Passage passage) {
    SecrecyScan scan = new SecrecyScan(catalogue, store, recording, passage);
    for (Rendition rendition : recording.format().renditions()) {
      scan.look(rendition);
    }
    return new SearchReport(scan.places, scan.found, scan.unsearched);
  }

  /** The smallest picture is looked at frame by frame. */
  static boolean isLookedAtWholly(Recording recording, Rendition rendition) {
    Optional<Rendition.Video> smallest =
        recording.format().renditions().stream()
            .filter(Rendition.Video.class::isInstance)
            .map(Rendition.Video.class::cast)
            .min(Comparator.comparingInt(Rendition.Video::height));
    return smallest.equals(Optional.of(rendition));
  }

  private void look(Rendition rendition) {
    List<RecordedSegment> rows = catalogue.segments(recording.id(), rendition.id());
    List<RecordedSegment> within =
        rows.stream()
            .filter(row -> passage.touches(row.start(), row.start().plus(row.duration())))
            .toList();
    boolean everyFrame = isLookedAtWholly(recording, rendition);
    List<SearchedObject> objects;
    Optional<Cells> slate;
    try (SampleScan scan = SampleScan.of(recording, rendition, everyFrame, passage)) {
      objects = look(within, scan);
      slate = scan.slate();
    }
    if (objects.stream().anyMatch(each -> !each.clean())) {
      objects = compared(rendition, rows, within, slate).orElse(objects);
    }
    objects.stream().filter(each -> !each.clean()).forEach(each -> found.add(each.name()));
    places.add(
        new SearchedPlace(SearchedPlace.Kind.RENDITION, rendition.id(), rows.size(), objects));
    lookBeside(rendition, rows);
  }

  private List<SearchedObject> look(List<RecordedSegment> rows, SampleScan scan) {
    List<SearchedObject> objects = new ArrayList<>();
    for (RecordedSegment row : rows) {
      look(row, scan).ifPresent(objects::add);
    }
    return objects;
  }

  /**
   * Before anything is said to be found it is compared with what was public before the cut. Empty
   * if there is no slate in the passage to compare with.
   *
   * @param seen the slate, if the first look has come upon it
   */
  private Optional<List<SearchedObject>> compared(
      Rendition rendition,
      List<RecordedSegment> rows,
      List<RecordedSegment> within,
      Optional<Cells> seen) {
    // What could not be read was reported by the first look.
    List<String> told = List.copyOf(unsearched);
    try {
      Optional<Cells> slate = seen.or(() -> slate(rendition, within));
      return slate.map(known -> compared(rendition, rows, within, known));
    } finally {
      unsearched.clear();
      unsearched.addAll(told);
    }
  }

  /** Key frames alone may have missed it. */
  private Optional<Cells> slate(Rendition rendition, List<RecordedSegment> within) {
    try (SampleScan scan = SampleScan.of(recording, rendition, /* everyFrame= */ true, passage)) {
      var _ = look(within, scan);
      return scan.slate();
    }
  }

  private List<SearchedObject> compared(
      Rendition rendition, List<RecordedSegment> rows, List<RecordedSegment> within, Cells slate) {
    try (SampleScan scan = SampleScan.comparing(recording, rendition, passage, slate)) {
      rows.stream()
          .filter(row -> !row.start().plus(row.duration()).isAfter(passage.from()))
          .reduce((_, last) -> last)
          .ifPresent(row -> look(row, scan));
      return look(within, scan);
    }
  }

  private Optional<SearchedObject> look(RecordedSegment row, SampleScan scan) {
    String name = RecordingNames.segment(recording.id(), row);
    Optional<Bytes> content = store.get(name);
    if (content.isEmpty()) {
      // A gap that is known of is no more than that: there is nothing under this name.
      if (row.state() == SegmentState.STORED) {
        unsearched.add(name + ": missing in the store");
      }
      return Optional.empty();
    }
    if (!Sha256.of(content.get()).equals(row.sha256())) {
      unsearched.add(name + ": not as it was stored (another checksum than the catalogue's)");
    }
    return look(name, content.get(), scan, row.start().timescale());
  }

  private Optional<SearchedObject> look(
      String name, Bytes content, SampleScan scan, int timescale) {
    try {
      return Optional.of(scan.look(name, content, SegmentIndex.of(content), timescale));
    } catch (Mp4Exception e) {
      unsearched.add(name + ": can't be read (" + e.getMessage() + ")");
      return Optional.empty();
    }
  }

  /** Such as what a process stored whose row never came into the catalogue. */
  private void lookBeside(Rendition rendition, List<RecordedSegment> rows) {
    Set<String> named =
        rows.stream()
            .map(row -> RecordingNames.segment(recording.id(), row))
            .collect(Collectors.toSet());
    List<String> others;
    try (Stream<StoredObject> objects =
        store.list(RecordingNames.prefix(recording.id()) + rendition.id() + "/")) {
      others =
          objects
              .map(StoredObject::name)
              .filter(name -> name.endsWith(".m4s") && !named.contains(name))
              .toList();
    }
    if (rows.isEmpty() || others.isEmpty()) {
      return;
    }
    int timescale = rows.getFirst().start().timescale();
    try (SampleScan scan = SampleScan.of(recording, rendition, /* everyFrame= */ true, passage)) {
      List<SearchedObject> objects = new ArrayList<>();
      for (String name : others) {
        store
            .get(name)
            .filter(content -> touches(name, content, timescale))
            .flatMap(content -> look(name, content, scan, timescale))
            .ifPresent(objects::add);
      }
      objects.stream().filter(each -> !each.clean()).forEach(each -> found.add(each.name()));
      places.add(
          new SearchedPlace(SearchedPlace.Kind.UNLISTED, rendition.id(), others.size(), objects));
    }
  }

  private boolean touches(String name, Bytes content, int timescale) {
    try {
      return touches(SegmentIndex.of(content), passage, timescale);
    } catch (Mp4Exception e) {
      unsearched.add(name + ": can't be read (" + e.getMessage() + ")");
      return false;
    }
  }

  /** True if any chunk may be of the passage. */
  static boolean touches(SegmentIndex index, Passage passage, int timescale) {
    if (index.chunks() == 0) {
      return false;
    }
    long end = index.decodeTime(index.chunks() - 1);
    for (int i = index.firstSample(index.chunks() - 1); i < index.samples(); i++) {
      end += index.duration(i);
    }
    return passage.touches(
        new MediaTime(index.decodeTime(0), timescale), new MediaTime(end, timescale));
  }
}
