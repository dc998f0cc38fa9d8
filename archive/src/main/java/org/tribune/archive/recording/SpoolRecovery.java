package org.tribune.archive.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.LogException;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.RenditionCodec;
import org.tribune.core.rendition.RenditionFormat;

/** Finds what a process that ended, however it did, left in the spool. Used once, at the start. */
final class SpoolRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolRecovery.class);
  private static final Pattern FILE =
      Pattern.compile("([0-9]{1,18})(\\.parts|\\.short|\\.m4s|\\.storing)");

  private final DiskSpool spool;

  SpoolRecovery(DiskSpool spool) {
    this.spool = spool;
  }

  /**
   * A segment that was left.
   *
   * @param inProgress true if more of it may still come from the log
   */
  record Left(String rendition, long number, Content content, Instant since, boolean inProgress) {}

  /**
   * What was left of a broadcast.
   *
   * @param format empty if it can't be read
   * @param segments by number
   */
  record LeftBroadcast(BroadcastId id, Optional<RenditionFormat> format, List<Left> segments) {}

  List<LeftBroadcast> find() {
    List<LeftBroadcast> found = new ArrayList<>();
    try {
      for (Path directory : DiskSpool.children(spool.root())) {
        found.add(broadcast(directory));
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("Can't read all of the spool in {}: check the disk", spool.root(), e);
    }
    return found;
  }

  private LeftBroadcast broadcast(Path directory) throws IOException {
    BroadcastId id = new BroadcastId(nameOf(directory));
    List<Left> segments = new ArrayList<>();
    for (Path rendition : DiskSpool.children(directory)) {
      if (Files.isDirectory(rendition)) {
        segments.addAll(rendition(rendition));
      }
    }
    segments.sort(Comparator.comparingLong(Left::number));
    if (!segments.isEmpty()) {
      LOG.info("{} segments of {} were left in the spool", segments.size(), id);
    }
    return new LeftBroadcast(id, format(directory), segments);
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static Optional<RenditionFormat> format(Path directory) {
    try {
      return new RenditionCodec().decode(Files.readAllBytes(directory.resolve(DiskSpool.FORMAT)))
              instanceof RenditionFormat format
          ? Optional.of(format)
          : Optional.empty();
    } catch (IOException | LogException e) {
      LOG.warn("{}: its format can't be read; it waits for the transcoder's", directory, e);
      return Optional.empty();
    }
  }

  private List<Left> rendition(Path directory) throws IOException {
    TreeMap<Long, List<Path>> files = new TreeMap<>();
    for (Path file : DiskSpool.children(directory)) {
      Matcher name = FILE.matcher(nameOf(file));
      if (name.matches()) {
        files.computeIfAbsent(Long.valueOf(name.group(1)), number -> new ArrayList<>()).add(file);
      }
    }
    List<Left> left = new ArrayList<>();
    for (var each : files.entrySet()) {
      segment(nameOf(directory), each.getKey(), each.getValue()).ifPresent(left::add);
    }
    return left;
  }

  private Optional<Left> segment(String rendition, long number, List<Path> files)
      throws IOException {
    Optional<Path> whole = ending(files, DiskSpool.WHOLE);
    Optional<Path> begun = longest(files);
    if (whole.isPresent()) {
      begun.ifPresent(SpoolRecovery::delete);
      return Optional.of(left(rendition, number, whole.get(), /* inProgress= */ false));
    }
    if (begun.isPresent()) {
      return aside(begun.get()).map(file -> left(rendition, number, file, /* inProgress= */ true));
    }
    return Optional.of(
        new Left(
            rendition,
            number,
            new Content.InStore(),
            Files.getLastModifiedTime(files.getFirst()).toInstant(),
            /* inProgress= */ false));
  }

  private Left left(String rendition, long number, Path file, boolean inProgress) {
    long length = file.toFile().length();
    spool.found(length);
    Content content = new Content.OnDisk(file, (int) length, /* torn= */ true);
    Instant since = Instant.ofEpochMilli(file.toFile().lastModified());
    return new Left(rendition, number, content, since, inProgress);
  }

  private static Optional<Path> ending(List<Path> files, String end) {
    return files.stream().filter(file -> nameOf(file).endsWith(end)).findFirst();
  }

  /** A second crash can leave the same segment twice, the first time and again from the log. */
  private static Optional<Path> longest(List<Path> files) throws IOException {
    Optional<Path> before = ending(files, DiskSpool.SHORT);
    Optional<Path> after = ending(files, DiskSpool.PARTS);
    if (before.isEmpty() || after.isEmpty()) {
      return before.or(() -> after);
    }
    boolean grew = wholeLength(after.get()) >= wholeLength(before.get());
    delete(grew ? before.get() : after.get());
    return grew ? after : before;
  }

  private static int wholeLength(Path file) throws IOException {
    return SegmentIndex.ofWholeChunks(Bytes.wrap(Files.readAllBytes(file))).length();
  }

  /** Sets a segment in progress aside, so that what the log still has of it is not in its way. */
  private static Optional<Path> aside(Path file) throws IOException {
    if (wholeLength(file) == 0) {
      delete(file);
      return Optional.empty();
    }
    Path aside = file.resolveSibling(nameOf(file).replaceFirst("\\.[a-z]+$", DiskSpool.SHORT));
    return Optional.of(Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("Can't remove {}: {}", file, e.toString());
    }
  }
}
