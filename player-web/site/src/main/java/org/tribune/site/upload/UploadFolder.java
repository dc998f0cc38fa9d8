package org.tribune.site.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.log.LogException;

/**
 * The uploads of this machine on its disk: {@code ID.part} has the bytes, {@code ID.json} the rest,
 * and {@code ID.from}, while a piece comes that has a checksum, where that piece begins. How far an
 * upload is, is the length of its file and nothing else: there is no second number that a crash
 * could leave wrong. Only a piece that was not verified yet is cut off again. Calls block. Safe for
 * all threads as long as one of them writes each upload.
 */
final class UploadFolder {
  private static final Logger LOG = LoggerFactory.getLogger(UploadFolder.class);
  private static final JsonCodec<Upload> CODEC = new JsonCodec<>(Upload.class);
  private static final String BYTES = ".part";
  private static final String WORDS = ".json";
  private static final String FROM = ".from";
  private static final String NEW = ".new";

  private final Path folder;

  UploadFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes it, and removes what belongs to no upload. */
  void prepare() {
    try {
      Files.createDirectories(folder);
      for (Path each : files()) {
        String name = each.getFileName().toString();
        boolean isStray = name.endsWith(NEW) || !Files.exists(file(stem(name), WORDS));
        if (isStray) {
          Files.deleteIfExists(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write to " + folder + ": check its permissions", e);
    }
  }

  private static String stem(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.filter(Files::isRegularFile).toList();
    }
  }

  private Path file(String id, String ending) {
    return folder.resolve(id + ending);
  }

  /** All that are there; one that can't be read is left alone, and logged. */
  List<Upload> all() throws IOException {
    List<Upload> all = new ArrayList<>();
    for (Path each : files()) {
      if (each.getFileName().toString().endsWith(WORDS)) {
        try {
          all.add(CODEC.decode(Files.readAllBytes(each)));
        } catch (LogException e) {
          LOG.error("{} can't be read: delete it, and send its film again", each, e);
        }
      }
    }
    return all;
  }

  /** Begins one, empty. */
  void create(Upload upload) throws IOException {
    Files.createFile(file(upload.id(), BYTES));
    save(upload);
  }

  /** Writes what is known of it, all or nothing. */
  void save(Upload upload) throws IOException {
    Path half = file(upload.id(), WORDS + NEW);
    write(half, CODEC.encode(upload));
    Files.move(half, file(upload.id(), WORDS), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(/* metaData= */ true);
    }
  }

  /** Its bytes. */
  Path bytes(Upload upload) {
    return file(upload.id(), BYTES);
  }

  /** How far it is, once a piece that nobody verified is cut off. */
  long offset(Upload upload) throws IOException {
    Path bytes = bytes(upload);
    Path from = file(upload.id(), FROM);
    if (Files.exists(from)) {
      String text = Files.readString(from).strip();
      truncate(bytes, text.matches("\\d{1,18}") ? Long.parseLong(text) : 0);
      Files.delete(from);
    }
    if (Files.size(bytes) > upload.length()) {
      truncate(bytes, upload.length());
    }
    return Files.size(bytes);
  }

  private static void truncate(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  /** True if its bytes are here, and not in the store yet. */
  boolean hasBytes(Upload upload) {
    return Files.exists(bytes(upload));
  }

  /** The bytes from {@code offset} on, to be written; positioned there. */
  FileChannel open(Upload upload, long offset) throws IOException {
    FileChannel channel =
        FileChannel.open(bytes(upload), StandardOpenOption.READ, StandardOpenOption.WRITE);
    return channel.position(offset);
  }

  /** From now on, until {@link #verified}, what is behind {@code offset} may be cut off again. */
  void unverified(Upload upload, long offset) throws IOException {
    write(file(upload.id(), FROM), Long.toString(offset).getBytes(StandardCharsets.US_ASCII));
  }

  /** All that is there may stay. */
  void verified(Upload upload) throws IOException {
    Files.deleteIfExists(file(upload.id(), FROM));
  }

  /** Removes it; last what says that it was there. */
  void delete(Upload upload) throws IOException {
    Files.deleteIfExists(bytes(upload));
    Files.deleteIfExists(file(upload.id(), FROM));
    Files.deleteIfExists(file(upload.id(), WORDS));
  }

  /** How much is free on its disk, in bytes. */
  Optional<Long> freeBytes() {
    try {
      return Optional.of(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
