package org.tribune.site.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.tribune.catalogue.sitting.SittingId;

/**
 * What can be found, in indexes that never meet on disk: a search of the public looks into one, and
 * can't find, count, correct or order by what only clerks may find. Citizens' questions that
 * everybody reads are apart in a small one, from whose files a word can be erased at once. Used by
 * one thread at a time, but for {@link #part}, {@link #parts} and {@link #questions}.
 */
public final class SearchIndex implements Closeable {
  private final EntryIndex open;
  private final EntryIndex hidden;
  private final EntryIndex asked;
  private final Path folder;
  private final Map<SittingId, Indexed> sittings = new HashMap<>();

  /** What is in the index of a sitting: the version, and each document as it was put there. */
  private record Indexed(long version, Map<String, Print> documents) {
    static Indexed restored(SavedIndex.Sitting saved) {
      Map<String, Print> documents = new HashMap<>();
      saved.documents().forEach((id, each) -> documents.put(id, Print.restored(each)));
      return new Indexed(saved.version(), Map.copyOf(documents));
    }

    SavedIndex.Sitting saved() {
      Map<String, SavedIndex.Document> saved = new HashMap<>();
      documents.forEach((id, each) -> saved.put(id, each.saved()));
      return new SavedIndex.Sitting(version, saved);
    }
  }

  /** By which a document is known to be as before, without its words being kept. */
  private record Print(boolean isPublic, String text, int rest) {
    static Print of(Entry entry) {
      return new Print(
          entry.isPublic(),
          entry.stored().map(each -> each.content().sha256()).orElse(""),
          // The same in each process, unlike the hash of what holds enumerations.
          entry.toString().hashCode());
    }

    static Print restored(SavedIndex.Document saved) {
      return new Print(saved.isPublic(), saved.text(), saved.rest());
    }

    SavedIndex.Document saved() {
      return new SavedIndex.Document(isPublic, text, rest);
    }
  }

  private SearchIndex(Path folder, EntryIndex open, EntryIndex hidden, EntryIndex asked) {
    this.folder = folder;
    this.open = open;
    this.hidden = hidden;
    this.asked = asked;
  }

  private static SearchIndex of(Path folder, Analyzer analyzer, OpenMode mode) throws IOException {
    List<EntryIndex> made = new ArrayList<>();
    try {
      made.add(new EntryIndex(folder.resolve("public"), analyzer, mode));
      made.add(new EntryIndex(folder.resolve("staff"), analyzer, mode));
      made.add(new EntryIndex(folder.resolve("questions"), analyzer, OpenMode.CREATE));
    } catch (IOException | RuntimeException e) {
      for (EntryIndex each : made) {
        each.close();
      }
      throw e;
    }
    return new SearchIndex(folder, made.get(0), made.get(1), made.get(2));
  }

  /** An empty index in {@code folder}; what is there is erased. */
  public static SearchIndex empty(Path folder, Analyzer analyzer) throws IOException {
    erase(folder);
    return of(folder, analyzer, OpenMode.CREATE);
  }

  /**
   * The index that was saved in {@code folder}, but for questions: they are few, and erased at
   * once.
   */
  public static SearchIndex open(Path folder, Analyzer analyzer, SavedIndex saved)
      throws IOException {
    erase(folder.resolve("questions"));
    SearchIndex opened = of(folder, analyzer, OpenMode.APPEND);
    saved
        .sittings()
        .forEach(
            (id, sitting) -> opened.sittings.put(new SittingId(id), Indexed.restored(sitting)));
    return opened;
  }

  /** Erases a folder, if it is there. */
  static void erase(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /** The index of what the public may find, or of what only clerks may. */
  public EntryIndex part(boolean isPublic) {
    return isPublic ? open : hidden;
  }

  /** The index of questions that everybody reads. */
  public EntryIndex questions() {
    return asked;
  }

  /** All that the public may find, or clerks. */
  public List<EntryIndex> parts(boolean isStaff) {
    return isStaff ? List.of(open, asked, hidden) : List.of(open, asked);
  }

  /** Which sittings are there. */
  Set<SittingId> known() {
    return Set.copyOf(sittings.keySet());
  }

  /** The version of a sitting that is there. */
  Optional<Long> version(SittingId id) {
    return Optional.ofNullable(sittings.get(id)).map(Indexed::version);
  }

  /**
   * Puts a sitting as it is now in the place of what was there.
   *
   * @return its documents whose text must be put there yet
   */
  List<Entry> put(SittingId id, long version, List<Entry> entries) throws IOException {
    List<Entry> own = entries.stream().filter(each -> each.kind() != Kind.DOCUMENT).toList();
    open.replace(id.value(), own.stream().filter(Entry::isPublic).toList());
    hidden.replace(id.value(), own.stream().filter(each -> !each.isPublic()).toList());
    Map<String, Print> before =
        Optional.ofNullable(sittings.get(id)).map(Indexed::documents).orElse(Map.of());
    List<Entry> documents = entries.stream().filter(each -> each.kind() == Kind.DOCUMENT).toList();
    Map<String, Print> after = new HashMap<>();
    documents.forEach(each -> after.put(each.id(), Print.of(each)));
    List<Entry> changed =
        documents.stream().filter(each -> !Print.of(each).equals(before.get(each.id()))).toList();
    Set<String> gone = new HashSet<>(before.keySet());
    gone.removeIf(each -> Objects.equals(after.get(each), before.get(each)));
    List<String> groups = gone.stream().map(each -> Entry.group(id.value(), each)).toList();
    open.remove(groups);
    hidden.remove(groups);
    for (Entry each : changed) {
      part(each.isPublic()).replace(each.group(), List.of(each));
    }
    sittings.put(id, new Indexed(version, Map.copyOf(after)));
    return changed.stream().filter(each -> each.stored().isPresent()).toList();
  }

  /** True if a document is still there as {@code entry} says. */
  boolean isCurrent(Entry entry) {
    Indexed indexed = sittings.get(new SittingId(entry.owner()));
    return indexed != null && Print.of(entry).equals(indexed.documents().get(entry.id()));
  }

  /** Takes out all of a sitting. */
  void remove(SittingId id) throws IOException {
    Indexed before = sittings.remove(id);
    if (before == null) {
      return;
    }
    Set<String> groups = new HashSet<>();
    groups.add(id.value());
    before.documents().keySet().forEach(each -> groups.add(Entry.group(id.value(), each)));
    open.remove(groups);
    hidden.remove(groups);
  }

  /** Makes what was written visible to searches that begin from now on. */
  public void refresh() throws IOException {
    for (EntryIndex each : parts(/* isStaff= */ true)) {
      each.refresh();
    }
  }

  /** Erases from the disk what was taken out, but for questions. */
  public void purge() throws IOException {
    open.purge();
    hidden.purge();
  }

  /**
   * Has on disk what is here, for the next process; nothing more may be put here then.
   *
   * @return empty if something that was taken out would stay on disk with it
   */
  Optional<Map<String, SavedIndex.Sitting>> save() throws IOException {
    if (!open.save() || !hidden.save()) {
      return Optional.empty();
    }
    Map<String, SavedIndex.Sitting> held = new HashMap<>();
    sittings.forEach((id, each) -> held.put(id.value(), each.saved()));
    return Optional.of(held);
  }

  /** Closes it; what is not saved is erased. */
  public void close(Optional<SavedIndex> saved) throws IOException {
    for (EntryIndex each : parts(/* isStaff= */ true)) {
      each.close();
    }
    erase(saved.isPresent() ? folder.resolve("questions") : folder);
    if (saved.isPresent()) {
      saved.get().write(folder);
    }
  }

  @Override
  public void close() throws IOException {
    close(Optional.empty());
  }
}
