package org.tribune.site.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.ShortIds;
import org.tribune.core.access.AccountId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.FilmsConfig;
import org.tribune.core.time.MediaClock;

/**
 * The uploads of this machine: who may write what, where it goes on, and what goes. Calls block,
 * and throw an {@link UploadException} that is the answer. Safe for all threads; one piece of an
 * upload is written at a time.
 */
final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final int MOST_OF_PERSON = 10;
  private static final int MOST = 100;
  private static final int ID_LETTERS = 20;
  private static final int LONGEST_NAME = 300;

  /** Nothing came for so long: its connection may be one that the network lost. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  /** Who gave an upload up by mistake has so long to say so. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** What is written down anew for each piece is not worth more. */
  private static final Duration NOT_WORTH_SAVING = Duration.ofHours(1);

  private final UploadFolder folder;
  private final FilmsConfig config;
  private final long reserve;
  private final MediaClock clock;
  private final Map<String, Entry> entries = new HashMap<>();

  /** One upload. Guarded by the uploads. */
  private static final class Entry {
    Upload upload;
    long offset;
    boolean isBusy = false;
    Optional<Chunk> chunk = Optional.empty();

    Entry(Upload upload, long offset) {
      this.upload = upload;
      this.offset = offset;
    }

    boolean isWhole() {
      return offset == upload.length();
    }

    Standing standing() {
      return new Standing(upload, offset);
    }
  }

  /** How far an upload is. */
  record Standing(Upload upload, long offset) {
    boolean isWhole() {
      return offset == upload.length();
    }
  }

  /**
   * The uploads in {@code folder}.
   *
   * @param reserve bytes that stay free on its disk
   */
  Uploads(UploadFolder folder, FilmsConfig config, long reserve, MediaClock clock) {
    this.folder = folder;
    this.config = config;
    this.reserve = reserve;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /** The largest film, in bytes. */
  long largest() {
    return config.largestUpload();
  }

  /** Takes up what an earlier process left. */
  void prepare() throws IOException {
    folder.prepare();
    for (Upload each : folder.all()) {
      long offset = folder.hasBytes(each) ? folder.offset(each) : each.length();
      synchronized (this) {
        entries.put(each.id(), new Entry(each, offset));
      }
    }
  }

  /** Begins one. */
  Upload create(AccountId owner, VideoId video, String name, long length) throws IOException {
    if (length <= 0) {
      throw UploadException.badRequest("upload.empty");
    }
    if (length > largest()) {
      throw UploadException.tooLarge(largest());
    }
    Instant now = now();
    Upload upload =
        new Upload(
            ShortIds.create(ID_LETTERS),
            owner,
            video,
            BroadcastId.create(now),
            name.substring(0, Math.min(LONGEST_NAME, name.length())),
            length,
            now,
            now.plus(config.keepUnfinished()),
            /* handedOver= */ false,
            /* abandoned= */ false);
    makeRoom(upload);
    try {
      folder.create(upload);
      return upload;
    } catch (IOException e) {
      remove(upload);
      throw e;
    }
  }

  /** What was given up is kept as long as it is in nobody's way. */
  private void makeRoom(Upload upload) throws IOException {
    while (true) {
      try {
        reserve(upload);
        return;
      } catch (UploadException e) {
        Upload oldest = takeOldestAbandoned(upload.owner()).orElseThrow(() -> e);
        folder.delete(oldest);
      }
    }
  }

  private synchronized Optional<Upload> takeOldestAbandoned(AccountId first) {
    Optional<Upload> oldest =
        entries.values().stream()
            .filter(each -> each.upload.abandoned())
            .min(
                Comparator.comparing((Entry each) -> !isOf(each, first))
                    .thenComparing(each -> each.upload.expiresAt()))
            .map(each -> each.upload);
    oldest.ifPresent(each -> entries.remove(each.id()));
    return oldest;
  }

  private synchronized void reserve(Upload upload) {
    List<Entry> open = entries.values().stream().filter(each -> !each.upload.handedOver()).toList();
    long ofPerson = open.stream().filter(each -> isOf(each, upload.owner())).count();
    if (ofPerson >= MOST_OF_PERSON) {
      throw UploadException.tooManyOfYours(MOST_OF_PERSON);
    }
    if (open.size() >= MOST) {
      throw UploadException.tooMany();
    }
    long promised =
        open.stream()
            .filter(each -> !each.upload.abandoned())
            .mapToLong(each -> each.upload.length() - each.offset)
            .sum();
    long free = folder.freeBytes().orElse(Long.MAX_VALUE) - reserve - promised;
    if (upload.length() > free) {
      throw UploadException.noSpace();
    }
    entries.put(upload.id(), new Entry(upload, /* offset= */ 0));
  }

  private static boolean isOf(Entry entry, AccountId owner) {
    return entry.upload.owner().equals(owner);
  }

  private synchronized void remove(Upload upload) {
    entries.remove(upload.id());
  }

  /** Where it goes on. */
  synchronized Standing look(String id, AccountId owner) {
    Entry entry = require(id, owner);
    requireIdle(entry);
    return entry.standing();
  }

  private Entry require(String id, AccountId owner) {
    Entry entry = entries.get(id);
    if (entry == null || !isOf(entry, owner)) {
      throw UploadException.unknown();
    }
    if (isExpired(entry)) {
      throw UploadException.expired();
    }
    if (entry.upload.abandoned()) {
      throw UploadException.abandoned();
    }
    return entry;
  }

  private boolean isExpired(Entry entry) {
    return !entry.isBusy && !now().isBefore(entry.upload.expiresAt());
  }

  /** Whose network went away comes back by another: the dead connection is cut for the next try. */
  private static void requireIdle(Entry entry) {
    if (entry.isBusy) {
      entry.chunk.filter(each -> each.isIdle(IDLE.toNanos())).ifPresent(Chunk::interrupt);
      throw UploadException.busy();
    }
  }

  /**
   * Begins a piece.
   *
   * @param offset where it must begin
   * @param announced how many bytes it has, if that is known
   * @return empty if nothing of the upload is missing
   */
  Optional<Chunk> begin(
      String id, AccountId owner, long offset, OptionalLong announced, Optional<Checksum> checksum)
      throws IOException {
    Entry entry = occupy(id, owner, offset, announced);
    if (!entry.isBusy) {
      return Optional.empty();
    }
    try {
      extend(entry);
      if (checksum.isPresent()) {
        folder.unverified(entry.upload, offset);
      }
      FileChannel channel = folder.open(entry.upload, offset);
      Chunk chunk = new Chunk(entry.upload, offset, channel, checksum);
      synchronized (this) {
        entry.chunk = Optional.of(chunk);
      }
      return Optional.of(chunk);
    } catch (IOException e) {
      release(entry, offset);
      throw e;
    }
  }

  private synchronized Entry occupy(
      String id, AccountId owner, long offset, OptionalLong announced) {
    Entry entry = require(id, owner);
    requireIdle(entry);
    if (offset != entry.offset) {
      throw UploadException.wrongOffset(entry.offset);
    }
    if (announced.orElse(0) > entry.upload.length() - offset) {
      throw UploadException.moreThanAnnounced();
    }
    entry.isBusy = !entry.isWhole();
    return entry;
  }

  private void extend(Entry entry) throws IOException {
    Instant later = now().plus(config.keepUnfinished());
    if (entry.upload.expiresAt().plus(NOT_WORTH_SAVING).isBefore(later)) {
      Upload extended = entry.upload.until(later);
      folder.save(extended);
      synchronized (this) {
        entry.upload = extended;
      }
    }
  }

  private synchronized void release(Entry entry, long offset) {
    entry.offset = offset;
    entry.isBusy = false;
    entry.chunk = Optional.empty();
  }

  /**
   * Ends a piece: what came of it stays, unless it has a checksum and is not whole or right.
   *
   * @param isWhole true if its request came to its end
   */
  Standing end(Chunk chunk, boolean isWhole) throws IOException {
    Upload upload = chunk.upload();
    boolean stays = !chunk.hasChecksum() || (isWhole && chunk.isRight());
    try {
      if (!stays) {
        chunk.undo();
      }
      if (chunk.hasChecksum() || chunk.room() == 0) {
        chunk.force();
        folder.verified(upload);
      }
    } finally {
      chunk.close();
      releaseAt(chunk);
    }
    if (!stays && isWhole) {
      throw UploadException.wrongChecksum();
    }
    return new Standing(upload, chunk.offset());
  }

  private synchronized void releaseAt(Chunk chunk) {
    Entry entry = entries.get(chunk.upload().id());
    if (entry != null) {
      release(entry, chunk.offset());
    }
  }

  /** Ends a piece, and its upload with it. */
  void discard(Chunk chunk) throws IOException {
    chunk.close();
    remove(chunk.upload());
    folder.delete(chunk.upload());
  }

  /** Its sender wants it no more: what there is of it waits for an hour, then it goes. */
  void delete(String id, AccountId owner) throws IOException {
    Upload upload;
    synchronized (this) {
      Entry entry = require(id, owner);
      requireIdle(entry);
      upload = entry.upload;
      if (entry.isWhole() && !upload.handedOver()) {
        // On its way into the queue: it is cancelled there.
        throw UploadException.busy();
      }
      if (entry.offset > 0 && !upload.handedOver()) {
        entry.upload = upload.abandonedUntil(now().plus(ABANDONED));
        upload = entry.upload;
      } else {
        entries.remove(id);
      }
    }
    if (upload.abandoned()) {
      folder.save(upload);
    } else {
      folder.delete(upload);
    }
  }

  /** Its sender wants it after all, within the hour. */
  Standing takeUp(String id, AccountId owner) throws IOException {
    Standing standing;
    synchronized (this) {
      Entry entry = entries.get(id);
      if (entry == null || !isOf(entry, owner)) {
        throw UploadException.unknown();
      }
      if (isExpired(entry)) {
        throw UploadException.expired();
      }
      if (!entry.upload.abandoned()) {
        return entry.standing();
      }
      entry.upload = entry.upload.takenUp(now().plus(config.keepUnfinished()));
      standing = entry.standing();
    }
    folder.save(standing.upload());
    return standing;
  }

  /** Those of a person that are not whole yet, given up ones too, the oldest first. */
  synchronized List<Standing> of(AccountId owner) {
    return entries.values().stream()
        .filter(each -> isOf(each, owner) && !each.isWhole() && !isExpired(each))
        .map(Entry::standing)
        .sorted(Comparator.comparing(each -> each.upload().createdAt()))
        .toList();
  }

  /** Those that are whole and not in the queue yet. */
  synchronized List<Upload> whole() {
    return entries.values().stream()
        .filter(each -> each.isWhole() && !each.isBusy && !each.upload.handedOver())
        .map(each -> each.upload)
        .toList();
  }

  /** It is in the queue: nothing but its offset is worth knowing any more. */
  void handedOver(Upload upload) throws IOException {
    Upload over = upload.over();
    folder.save(over);
    synchronized (this) {
      Entry entry = entries.get(upload.id());
      if (entry != null) {
        entry.upload = over;
      }
    }
  }

  /** It can't be put into the queue: nobody waits for it any more. */
  void forget(Upload upload) throws IOException {
    remove(upload);
    folder.delete(upload);
  }

  /** Removes what expired. */
  void sweep() throws IOException {
    List<Upload> expired;
    synchronized (this) {
      expired = entries.values().stream().filter(this::isExpired).map(each -> each.upload).toList();
      expired.forEach(each -> entries.remove(each.id()));
    }
    for (Upload each : expired) {
      folder.delete(each);
      if (!each.handedOver()) {
        LOG.info("The upload of {} for report {} expired, unfinished", each.id(), each.report());
      }
    }
  }
}
