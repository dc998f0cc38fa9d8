package org.tribune.archive.recording;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/**
 * Stores one segment: the object, then its row, then it leaves the spool. Whatever fails can be
 * tried again from the start, also by another process. Calls block. Safe for all threads, one key
 * by one thread at a time.
 */
final class SegmentStorer {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentStorer.class);

  private final ObjectStore store;
  private final Catalogue catalogue;
  private final Function<ChannelId, RecordingKind> kinds;
  private final DiskSpool disk;
  private final Set<BroadcastId> begun = ConcurrentHashMap.newKeySet();
  private final Set<RenditionKey> headers = ConcurrentHashMap.newKeySet();

  /**
   * A storer.
   *
   * @param kinds what the broadcasts of a channel are
   */
  SegmentStorer(
      ObjectStore store,
      Catalogue catalogue,
      Function<ChannelId, RecordingKind> kinds,
      DiskSpool disk) {
    this.store = store;
    this.catalogue = catalogue;
    this.kinds = kinds;
    this.disk = disk;
  }

  /**
   * Stores it, unless it is stored.
   *
   * @throws StoreException if the store failed
   * @throws org.tribune.catalogue.CatalogueException if the catalogue failed
   */
  void store(WaitingSegment segment) {
    begin(segment);
    if (isWanted(segment)) {
      storeHeader(segment);
      switch (segment.content()) {
        case Content.InMemory memory -> put(segment, memory);
        case Content.OnDisk file -> put(segment, file);
        case Content.InStore stored -> adopt(segment);
      }
    }
    disk.leave(segment);
  }

  /** Nothing more will come of this broadcast. */
  void forget(BroadcastId broadcast) {
    begun.remove(broadcast);
    headers.removeIf(key -> key.recording().equals(broadcast));
  }

  private void begin(WaitingSegment segment) {
    BroadcastId id = segment.broadcast().id();
    if (begun.contains(id)) {
      return;
    }
    Timeline timeline = segment.format().timeline();
    Instant startedAt =
        timeline.origin().plus(timeline.startOf(segment.number(), /* part= */ 0).toDuration());
    ChannelId channel = segment.broadcast().channel();
    catalogue.begin(
        Recording.begin(id, channel, segment.broadcast().title(), startedAt, segment.format())
            .of(kinds.apply(channel)));
    begun.add(id);
  }

  /**
   * What the catalogue knows is stored already, perhaps corrected since: then these bytes must not
   * be seen again. A recording that was complete is open again while more of it is stored.
   */
  private boolean isWanted(WaitingSegment segment) {
    BroadcastId id = segment.broadcast().id();
    boolean known =
        catalogue
            .indexedSegments(id, segment.rendition(), segment.number(), segment.number() + 1)
            .stream()
            .anyMatch(row -> row.state() != SegmentState.LOST);
    if (known) {
      return false;
    }
    return catalogue
        .update(id, found -> found.isComplete() ? found.in(RecordingState.RECORDING) : found)
        .map(found -> found.state() == RecordingState.RECORDING)
        .orElse(false);
  }

  private void storeHeader(WaitingSegment segment) {
    if (headers.contains(segment.key())) {
      return;
    }
    for (Rendition rendition : segment.format().renditions()) {
      if (rendition.id().equals(segment.rendition())) {
        store.put(
            RecordingNames.header(segment.broadcast().id(), rendition.id()), rendition.header());
      }
    }
    headers.add(segment.key());
  }

  private void put(WaitingSegment segment, Content.InMemory memory) {
    SegmentRow made = SegmentRow.of(segment, memory.bytes());
    requireRoom();
    store.put(segment.name(), made.content());
    add(segment, made);
  }

  private void requireRoom() {
    if (store.freeBytes().isPresent()) {
      try {
        disk.requireRoom();
      } catch (IOException e) {
        throw StoreException.full("" + e.getMessage(), e);
      }
    }
  }

  private void put(WaitingSegment segment, Content.OnDisk waiting) {
    Optional<Bytes> read = read(waiting.file());
    if (read.isEmpty()) {
      // It was moved to the store, and then the catalogue failed.
      adopt(segment);
      return;
    }
    Optional<SegmentRow> made =
        waiting.torn()
            ? SegmentRow.ofTorn(segment, read.get())
            : Optional.of(SegmentRow.of(segment, read.get()));
    if (made.isEmpty()) {
      LOG.warn("{}: a crash left no complete partial segment of it", segment.name());
      return;
    }
    cut(waiting.file(), made.get().content().length(), read.get().length());
    disk.markStoring(segment);
    putFile(segment.name(), waiting.file());
    add(segment, made.get());
  }

  private void putFile(String name, Path file) {
    try {
      store.putFile(name, file);
    } catch (StoreException e) {
      // It waits here now, perhaps for long: from now on not even a power cut loses it.
      force(file);
      throw e;
    }
  }

  private static void force(Path file) {
    try (RandomAccessFile waiting = new RandomAccessFile(file.toFile(), "rw")) {
      waiting.getFD().sync();
    } catch (IOException e) {
      LOG.warn("Can't sync {} to disk: {}", file, e.toString());
    }
  }

  private static Optional<Bytes> read(Path file) {
    try {
      return Optional.of(Bytes.wrap(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreException("Can't read " + file + " (" + e + "): check the disk", e);
    }
  }

  private static void cut(Path file, int wanted, int length) {
    if (wanted == length) {
      return;
    }
    try (RandomAccessFile torn = new RandomAccessFile(file.toFile(), "rw")) {
      torn.setLength(wanted);
    } catch (IOException e) {
      throw new StoreException("Can't cut " + file + " (" + e + "): check the disk", e);
    }
  }

  private void adopt(WaitingSegment segment) {
    Optional<Bytes> stored = store.get(segment.name());
    if (stored.isPresent()) {
      add(segment, SegmentRow.of(segment, stored.get()));
    } else {
      LOG.error("{} is neither in the spool nor in the store", segment.name());
    }
  }

  private void add(WaitingSegment segment, SegmentRow made) {
    catalogue.addSegments(segment.broadcast().id(), List.of(made.row()));
  }
}
