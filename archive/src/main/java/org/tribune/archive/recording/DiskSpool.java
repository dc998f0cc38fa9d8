package org.tribune.archive.recording;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.RenditionCodec;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.store.DiskReserve;
import org.tribune.core.store.ObjectNames;

/**
 * What was published and is not yet stored, on this machine's disk: a write-ahead log of the
 * recordings, bounded in bytes. Safe for all threads.
 *
 * <pre>
 * {broadcast}/format                     how its renditions were frozen
 * {broadcast}/{rendition}/{n}.parts      a segment in progress
 * {broadcast}/{rendition}/{n}.short      one that a process left in progress when it ended
 * {broadcast}/{rendition}/{n}.m4s        a segment that waits for the store
 * {broadcast}/{rendition}/{n}.storing    it may be in the store, and its row not in the catalogue
 * </pre>
 */
final class DiskSpool {
  private static final Logger LOG = LoggerFactory.getLogger(DiskSpool.class);
  static final String FORMAT = "format";
  static final String PARTS = ".parts";
  static final String SHORT = ".short";
  static final String WHOLE = ".m4s";
  static final String STORING = ".storing";

  private final Path root;
  private final long limit;
  private final DiskReserve reserve;
  private final AtomicLong bytes = new AtomicLong();
  private final Set<BroadcastId> formats = new HashSet<>(); // guarded by this

  /**
   * A spool in {@code root}, which is made when it is needed.
   *
   * @param limit bytes
   */
  DiskSpool(Path root, long limit) {
    this.root = root;
    this.limit = limit;
    this.reserve = DiskReserve.beside(root);
  }

  Path root() {
    return root;
  }

  /** The bytes that wait in it. */
  long bytes() {
    return bytes.get();
  }

  /** Begins the file of a segment; one that was begun before is overwritten. */
  synchronized SpoolFile open(
      BroadcastId broadcast, RenditionFormat format, String rendition, long number)
      throws IOException {
    ObjectNames.require(rendition);
    Path directory = root.resolve(broadcast.value()).resolve(rendition);
    Files.createDirectories(directory);
    if (!formats.contains(broadcast)) {
      write(root.resolve(broadcast.value()).resolve(FORMAT), format);
      formats.add(broadcast);
    }
    return new SpoolFile(
        this, directory.resolve(number + PARTS), directory.resolve(number + WHOLE));
  }

  /** Forced to disk, once a broadcast: without it the segments could not be identified. */
  private static void write(Path file, RenditionFormat format) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(new RenditionCodec().encode(format));
      out.getFD().sync();
    }
  }

  /** Throws if the disk is full: the little that is left is for the catalogue. */
  void requireRoom() throws IOException {
    if (reserve.isGivenUp()) {
      throw new IOException(
          "The disk of " + root + " is full: free some space on it or enlarge it");
    }
  }

  /** Counts bytes that are about to be written; throws if they are more than may wait. */
  void reserve(int length) throws IOException {
    requireRoom();
    if (bytes.addAndGet(length) > limit) {
      bytes.addAndGet(-length);
      throw new IOException("archive.spool is used up: " + limit / 1_000_000 + " MB wait");
    }
  }

  /** Counts bytes that were taken back. */
  void release(int length) {
    bytes.addAndGet(-length);
  }

  /** Counts bytes that a process before left. */
  void found(long length) {
    bytes.addAndGet(length);
  }

  /** Says that the store may have a segment whose row is not written yet. */
  void markStoring(WaitingSegment segment) {
    Path marker = marker(segment);
    try {
      if (!Files.exists(marker)) {
        Files.createFile(marker);
      }
    } catch (IOException e) {
      // Only a crash before the row is written would miss it.
      LOG.warn("Can't write {}: {}", marker, e.toString());
    }
  }

  /** A segment is in the store and the catalogue, or is not wanted: it leaves the spool. */
  void leave(WaitingSegment segment) {
    if (segment.content() instanceof Content.OnDisk disk) {
      remove(disk.file(), disk.length());
    }
    if (!(segment.content() instanceof Content.InMemory)) {
      delete(marker(segment));
    }
  }

  private Path marker(WaitingSegment segment) {
    return root.resolve(segment.broadcast().id().value())
        .resolve(segment.rendition())
        .resolve(segment.number() + STORING);
  }

  /** Takes a file away, which may have gone to the store. */
  void remove(Path file, long length) {
    bytes.addAndGet(-length);
    delete(file);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("Can't remove {}: {}", file, e.toString());
    }
  }

  /** Nothing of this broadcast waits any more: its directories go, unless something is there. */
  synchronized void forget(BroadcastId broadcast) {
    Path directory = root.resolve(broadcast.value());
    if (!Files.isDirectory(directory)) {
      return;
    }
    try {
      for (Path rendition : children(directory)) {
        if (Files.isDirectory(rendition)) {
          Files.delete(rendition);
        }
      }
      formats.remove(broadcast);
      Files.deleteIfExists(directory.resolve(FORMAT));
      Files.delete(directory);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} stays in the spool: {}", directory, e.toString());
    }
  }

  /** What is in a directory, by name; nothing if it is not there. */
  static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(null);
    return children;
  }
}
