package org.tribune.archive.secrecy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tribune.archive.proof.SearchReport;
import org.tribune.archive.proof.SearchedObject;
import org.tribune.archive.proof.SearchedPlace;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;

/**
 * Looks through what waits for the store on this machine's disk, whole or in progress. Blocks; for
 * one thread.
 */
final class SpoolSearch {
  private final Path spool;

  SpoolSearch(Path spool) {
    this.spool = spool;
  }

  /**
   * What waits of a recording and is of the passage.
   *
   * @param timescale of a rendition's times, empty if it has no segment yet
   */
  SearchReport of(
      Recording recording, Passage passage, Function<Rendition, Optional<Integer>> timescale) {
    List<SearchedObject> objects = new ArrayList<>();
    List<String> unsearched = new ArrayList<>();
    long looked = 0;
    for (Rendition rendition : recording.format().renditions()) {
      List<Path> files =
          files(spool.resolve(recording.id().value()).resolve(rendition.id()), unsearched);
      looked += files.size();
      if (files.isEmpty()) {
        continue;
      }
      Optional<Integer> ticks = timescale.apply(rendition);
      if (ticks.isEmpty()) {
        unsearched.add("spool/" + rendition.id() + ": nothing of it is in the store yet");
        continue;
      }
      try (SampleScan scan = SampleScan.of(recording, rendition, /* everyFrame= */ true, passage)) {
        for (Path file : files) {
          look(file, scan, passage, ticks.get(), unsearched).ifPresent(objects::add);
        }
      }
    }
    List<String> found =
        objects.stream().filter(each -> !each.clean()).map(SearchedObject::name).toList();
    return new SearchReport(
        List.of(new SearchedPlace(SearchedPlace.Kind.SPOOL, "", looked, objects)),
        found,
        unsearched);
  }

  private static List<Path> files(Path directory, List<String> unsearched) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      unsearched.add("spool: can't be read (" + e + ")");
      return List.of();
    }
  }

  private Optional<SearchedObject> look(
      Path file, SampleScan scan, Passage passage, int timescale, List<String> unsearched) {
    String name = "spool/" + spool.relativize(file);
    try {
      Bytes content = Bytes.wrap(Files.readAllBytes(file));
      SegmentIndex index = SegmentIndex.ofWholeChunks(content);
      return SecrecyScan.touches(index, passage, timescale)
          ? Optional.of(scan.look(name, content, index, timescale))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      // It came into the store meanwhile, where it is searched as an object.
      return Optional.empty();
    } catch (IOException | Mp4Exception e) {
      unsearched.add(name + ": can't be read (" + e.getMessage() + ")");
      return Optional.empty();
    }
  }
}
