package org.tribune.archive.film;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.archive.inventory.SegmentRows;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectNames;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.text.CleanText;
import org.tribune.core.time.MediaTime;

/**
 * Puts an encoded film into the store and the catalogue, as a recording that only the staff sees.
 * What an attempt before left of it is replaced. Blocks.
 */
final class FilmImport {
  /** The channel of all films: it is never on air. */
  static final ChannelId CHANNEL = new ChannelId("webtv-films");

  /** Bytes: more than that of the longest film with the most chapters and captions. */
  private static final long LARGEST_MANIFEST = 16_000_000;

  private final Catalogue catalogue;
  private final ObjectStore store;
  private final Runnable goesOn;

  /**
   * An import.
   *
   * @param goesOn is called again and again; what it throws ends the import
   */
  FilmImport(Catalogue catalogue, ObjectStore store, Runnable goesOn) {
    this.catalogue = catalogue;
    this.store = store;
    this.goesOn = goesOn;
  }

  /** Takes the film out of {@code folder}; returns what it is. */
  FilmManifest take(BroadcastId film, Path folder, String title) throws IOException {
    FilmManifest manifest = read(folder.resolve(FilmManifest.FILE));
    forget(film);
    List<RecordedSegment> rows = new ArrayList<>();
    for (Rendition rendition : manifest.format().renditions()) {
      store.put(RecordingNames.header(film, rendition.id()), rendition.header());
      Path lane = folder.resolve(rendition.id());
      for (long number = 0; Files.exists(lane.resolve(number + ".m4s")); number++) {
        rows.add(store(film, manifest, rendition, number, lane.resolve(number + ".m4s")));
        goesOn.run();
      }
    }
    Instant start = manifest.format().timeline().origin();
    Recording made =
        Recording.begin(film, CHANNEL, title, start, manifest.format())
            .of(RecordingKind.REPORT)
            .in(RecordingState.HIDDEN)
            .endedAt(
                start.plus(
                    MediaTime.ofMicros(Math.round(manifest.seconds() * MediaTime.MICROS))
                        .toDuration()));
    var _ = catalogue.begin(made);
    catalogue.addSegments(film, rows);
    mark(film, manifest);
    return manifest;
  }

  /**
   * What the encoder wrote, which was perhaps taken over by its film: no name leads out of its
   * folder.
   */
  private static FilmManifest read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_MANIFEST) {
      throw new IllegalArgumentException("A manifest of " + Files.size(file) + " bytes");
    }
    FilmManifest manifest = FilmManifest.decode(Files.readAllBytes(file));
    for (Rendition rendition : manifest.format().renditions()) {
      if (!ObjectNames.isName(rendition.id()) || rendition.id().contains("/")) {
        throw new IllegalArgumentException("A rendition that is no folder: " + rendition.id());
      }
    }
    return manifest;
  }

  /** Forgets all of a film: nobody will see it. */
  void forget(BroadcastId film) {
    if (catalogue.recording(film).isPresent()) {
      catalogue.forget(film);
    }
    List<String> names;
    try (var objects = store.list(RecordingNames.prefix(film))) {
      names = objects.map(each -> each.name()).toList();
    }
    names.forEach(store::delete);
  }

  private RecordedSegment store(
      BroadcastId film, FilmManifest manifest, Rendition rendition, long number, Path file)
      throws IOException {
    Bytes content = Bytes.wrap(Files.readAllBytes(file));
    SegmentIndex index = SegmentIndex.of(content);
    int timescale = SegmentRows.timescale(manifest.format(), rendition.id());
    store.putFile(RecordingNames.segment(film, rendition.id(), number), file);
    return SegmentRows.of(rendition.id(), number, timescale, content, index);
  }

  /** The chapters that the file named. */
  private void mark(BroadcastId film, FilmManifest manifest) {
    Instant origin = manifest.format().timeline().origin();
    Marking marking = catalogue.markings().find(film).orElseGet(() -> Marking.none(film));
    for (FilmManifest.Chapter chapter : manifest.chapters()) {
      String title = shortened(CleanText.line(chapter.title()));
      if (!title.isEmpty() && chapter.seconds() < manifest.seconds()) {
        marking =
            marking.with(
                new Mark(
                    new MarkId("file-" + marking.marks().size()),
                    MarkKind.CHAPTER,
                    origin.plusMillis(Math.round(chapter.seconds() * 1_000)),
                    /* numbering= */ "",
                    title,
                    /* sitting= */ Optional.empty(),
                    /* item= */ Optional.empty(),
                    /* revision= */ 1));
      }
    }
    if (!marking.marks().isEmpty()) {
      var _ = catalogue.markings().replace(marking.changed(origin, /* who= */ ""));
    }
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= AgendaItem.LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, AgendaItem.LONGEST_TITLE));
  }
}
