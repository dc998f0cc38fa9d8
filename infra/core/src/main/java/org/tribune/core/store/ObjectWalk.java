package org.tribune.core.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/**
 * Walks through the objects whose names begin with a prefix, in the order of their names as bytes.
 * It opens the directories that it must, when it comes to them, and holds the names of one
 * directory on each level only.
 */
final class ObjectWalk extends Spliterators.AbstractSpliterator<StoredObject> {
  /** What is left of a folder: names of objects, and of folders with a slash at the end. */
  private record Level(String folder, Iterator<String> entries) {}

  private final ShardedPaths paths;
  private final String prefix;
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean begun;

  ObjectWalk(ShardedPaths paths, String prefix) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
    this.paths = paths;
    this.prefix = prefix;
  }

  @Override
  public boolean tryAdvance(Consumer<? super StoredObject> action) {
    try {
      Optional<StoredObject> next = next();
      next.ifPresent(action);
      return next.isPresent();
    } catch (IOException | DirectoryIteratorException e) {
      throw new StoreException("Can't list " + paths.root() + " (" + e + "): check the disk", e);
    }
  }

  private Optional<StoredObject> next() throws IOException {
    if (!begun) {
      begun = true;
      enter("");
    }
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      if (!level.entries().hasNext()) {
        levels.pop();
        continue;
      }
      String name = level.folder() + level.entries().next();
      if (name.endsWith("/")) {
        enter(name);
        continue;
      }
      Optional<StoredObject> object = object(name);
      if (object.isPresent()) {
        return object;
      }
    }
    return Optional.empty();
  }

  /** With the slash, 'a/' comes after 'a-b' and 'a.b' and before 'a0', as the names below it do. */
  private void enter(String folder) throws IOException {
    List<String> entries = new ArrayList<>();
    int next = prefix.indexOf('/', folder.length());
    if (next >= 0) {
      String only = prefix.substring(0, next);
      if (ObjectNames.isName(only) && Files.isDirectory(paths.of(only))) {
        entries.add(only.substring(folder.length()) + "/");
      }
    } else {
      read(folder, entries);
      entries.removeIf(entry -> !(folder + entry).startsWith(prefix));
      entries.sort(null);
    }
    levels.push(new Level(folder, entries.iterator()));
  }

  private void read(String folder, List<String> entries) throws IOException {
    if (folder.isEmpty()) {
      readDirectory(paths.root(), entries);
    } else if (folder.indexOf('/') == folder.length() - 1) {
      for (Path shard : shards(paths.root().resolve(folder))) {
        int before = entries.size();
        readDirectory(shard, entries);
        entries
            .subList(before, entries.size())
            .removeIf(entry -> !ShardedPaths.belongs(entry.replace("/", ""), shard));
      }
    } else {
      readDirectory(paths.of(folder.substring(0, folder.length() - 1)), entries);
    }
  }

  private static List<Path> shards(Path directory) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, ShardedPaths::isShard)) {
      List<Path> shards = new ArrayList<>();
      all.forEach(shards::add);
      return shards;
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  private static void readDirectory(Path directory, List<String> entries) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path each : all) {
        String word = String.valueOf(each.getFileName());
        // What somebody else put here, such as lost+found, is no object.
        if (ObjectNames.isName(word)) {
          entries.add(Files.isDirectory(each) ? word + "/" : word);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // The last object in it was deleted meanwhile.
    }
  }

  private Optional<StoredObject> object(String name) throws IOException {
    try {
      BasicFileAttributes file = Files.readAttributes(paths.of(name), BasicFileAttributes.class);
      return file.isRegularFile()
          ? Optional.of(new StoredObject(name, file.size(), file.lastModifiedTime().toInstant()))
          : Optional.empty();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
  }
}
