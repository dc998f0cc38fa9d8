package org.tribune.site.participation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words that a site wants to be warned of: those that come with the program, and its own. The
 * site's file is looked at whenever words are asked for, and read again once it is another. Safe
 * for all threads; not for an event loop, since it looks at a file.
 */
public final class WordList {
  private static final Logger LOG = LoggerFactory.getLogger(WordList.class);
  private static final String SHIPPED = "words.txt";
  private static final int LARGEST_FILE = 1_000_000;

  private final Optional<Path> file;
  private final WordFile shipped = readShipped();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Read read;

  /** A state of the file, and what was read of it. */
  private record Read(Optional<Version> version, Words words) {}

  private record Version(FileTime time, long size, @Nullable Object key) {}

  private WordList(Optional<Path> file) {
    this.file = file;
    this.read = new Read(Optional.empty(), words(Optional.empty()));
  }

  /** The words that come with the program. */
  public static WordList shipped() {
    return new WordList(Optional.empty());
  }

  /**
   * Those and the site's own.
   *
   * @param file of the form that docs/decisions/0100-flags.md describes; it need not be there
   */
  public static WordList with(Path file) {
    return new WordList(Optional.of(file));
  }

  /** As they are now. */
  Words words() {
    file.ifPresent(this::readIfChanged);
    return read.words();
  }

  private void readIfChanged(Path path) {
    Optional<Version> now = version(path);
    if (now.equals(read.version())) {
      return;
    }
    reading.lock();
    try {
      if (now.equals(read.version())) {
        return;
      }
      Optional<WordFile> own = now.isEmpty() ? Optional.empty() : read(path, now.get());
      read = new Read(now, now.isPresent() && own.isEmpty() ? read.words() : words(own));
    } finally {
      reading.unlock();
    }
  }

  private static Optional<Version> version(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(new Version(now.lastModifiedTime(), now.size(), now.fileKey()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      // A state like others: so to read it fails as well, and is logged once.
      return Optional.of(new Version(FileTime.fromMillis(0), /* size= */ 0, e.toString()));
    }
  }

  /** Empty if it can't be read: what was read before is used on. */
  private static Optional<WordFile> read(Path path, Version version) {
    if (version.size() > LARGEST_FILE) {
      LOG.warn(
          "The site's words {} were not read: the file has {} bytes, more than {}. What was read"
              + " before is used on; shorten it",
          path,
          version.size(),
          LARGEST_FILE);
      return Optional.empty();
    }
    try {
      WordFile own = WordFile.read(Files.readAllBytes(path));
      tell(path, own);
      return Optional.of(own);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn(
          "The site's words {} were not read: {}. What was read before is used on; see that the"
              + " program may read the file",
          path,
          e.toString());
      return Optional.empty();
    }
  }

  private static void tell(Path path, WordFile own) {
    if (own.flaws().isEmpty()) {
      LOG.info("The site's words {} were read: {} entries", path, own.entries().size());
      return;
    }
    WordFile.Flaw first = own.flaws().getFirst();
    LOG.warn(
        "The site's words {}: line {} {}{}. The other {} entries are used; write one word or"
            + " expression a line, a * at its end for all words that begin so",
        path,
        first.line(),
        first.why(),
        own.flaws().size() == 1
            ? ""
            : ", and " + (own.flaws().size() - 1) + " more lines are wrong",
        own.entries().size());
  }

  private Words words(Optional<WordFile> own) {
    List<Words.Entry> entries = new ArrayList<>(shipped.entries());
    Set<String> exceptions = new HashSet<>(shipped.exceptions());
    own.ifPresent(
        each -> {
          entries.addAll(each.entries());
          exceptions.addAll(each.exceptions());
        });
    return new Words(entries, exceptions);
  }

  private static WordFile readShipped() {
    try (InputStream list = WordList.class.getResourceAsStream(SHIPPED)) {
      if (list == null) {
        throw new IllegalStateException(SHIPPED + " is missing: build the program again");
      }
      return WordFile.read(list.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
