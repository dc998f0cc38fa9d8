package org.tribune.site.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.util.IOUtils;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;

/**
 * What can be found, in indexes that never meet on disk: a search of the public looks into one, and
 * can't find, count, correct or order by what only clerks may find. Citizens' questions that
 * everybody reads are apart in a small one, from whose files a word can be erased at once; what
 * each speaker says in recordings is in one that is looked into by speaker alone, and what is said
 * about items in one for decisions. Used by one thread at a time, but for {@link #parts}, {@link
 * #questions}, {@link #speeches}, {@link #debates} and {@link #sittings}.
 */
public final class SearchIndex implements Closeable {
  private static final String PUBLIC = "public";
  private static final String STAFF = "staff";
  private static final String QUESTIONS = "questions";
  private static final String SPEECHES = "speeches";
  private static final String DEBATES = "debates";

  private final ComparedIndex open;
  private final ComparedIndex hidden;
  private final EntryIndex asked;
  private final ComparedIndex said;
  private final ComparedIndex debated;
  private final Map<SittingId, Long> versions = new HashMap<>();
  private final KnownSittings sittings = new KnownSittings();

  private SearchIndex(
      ComparedIndex open,
      ComparedIndex hidden,
      EntryIndex asked,
      ComparedIndex said,
      ComparedIndex debated) {
    this.open = open;
    this.hidden = hidden;
    this.asked = asked;
    this.said = said;
    this.debated = debated;
  }

  private static SearchIndex of(Path folder, Analyzer analyzer, OpenMode mode) throws IOException {
    List<EntryIndex> made = new ArrayList<>();
    try {
      made.add(new EntryIndex(folder.resolve(PUBLIC), analyzer, mode));
      made.add(new EntryIndex(folder.resolve(STAFF), analyzer, mode));
      made.add(new EntryIndex(folder.resolve(QUESTIONS), analyzer, OpenMode.CREATE));
      made.add(new EntryIndex(folder.resolve(SPEECHES), analyzer, mode));
      made.add(new EntryIndex(folder.resolve(DEBATES), analyzer, mode));
      return new SearchIndex(
          new ComparedIndex(made.get(0)),
          new ComparedIndex(made.get(1)),
          made.get(2),
          new ComparedIndex(made.get(3)),
          new ComparedIndex(made.get(4)));
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(made);
      throw e;
    }
  }

  /** An empty index in {@code folder}; what is there is erased. */
  public static SearchIndex empty(Path folder, Analyzer analyzer) throws IOException {
    erase(folder);
    return of(folder, analyzer, OpenMode.CREATE);
  }

  /**
   * The index that a process before left in {@code folder}, as far as it was written down, but for
   * questions. Nothing may be looked for in it before it was compared with the catalogue ({@link
   * Indexing#confirm}).
   *
   * @param isDoubtful whether each of its files is read to see that it is whole, also if the index
   *     was closed in order
   * @return empty if there is none of this program's format
   * @throws IOException if it is damaged
   */
  public static Optional<SearchIndex> open(Path folder, Analyzer analyzer, boolean isDoubtful)
      throws IOException {
    eraseQuestions(folder);
    return EntryIndex.isUsable(folder.resolve(PUBLIC), isDoubtful)
            && EntryIndex.isUsable(folder.resolve(STAFF), isDoubtful)
            && EntryIndex.isUsable(folder.resolve(SPEECHES), isDoubtful)
            && EntryIndex.isUsable(folder.resolve(DEBATES), isDoubtful)
        ? Optional.of(of(folder, analyzer, OpenMode.APPEND))
        : Optional.empty();
  }

  /** Erases what a process before left of questions, which are few: it is always made anew. */
  public static void eraseQuestions(Path folder) throws IOException {
    erase(folder.resolve(QUESTIONS));
  }

  /** Erases a folder, if it is there. */
  private static void erase(Path folder) throws IOException {
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
  public ComparedIndex part(boolean isPublic) {
    return isPublic ? open : hidden;
  }

  /** The index of questions that everybody reads. */
  public EntryIndex questions() {
    return asked;
  }

  /** The index of what each speaker says in the recordings that the public may find. */
  public ComparedIndex speeches() {
    return said;
  }

  /** The index of what is said about items in the recordings that the public may find. */
  public ComparedIndex debates() {
    return debated;
  }

  /** All that the public may find, or clerks, but for {@link #speeches} and {@link #debates}. */
  public List<EntryIndex> parts(boolean isStaff) {
    return isStaff
        ? List.of(open.entries(), asked, hidden.entries())
        : List.of(open.entries(), asked);
  }

  private List<EntryIndex> all() {
    return List.of(open.entries(), hidden.entries(), asked, said.entries(), debated.entries());
  }

  private List<ComparedIndex> compared() {
    return List.of(open, hidden, said, debated);
  }

  /** True if a process before left anything of a sitting. */
  boolean holds(SittingId id) {
    return compared().stream().anyMatch(each -> !each.groups(id.value()).isEmpty());
  }

  /** Which sittings are there. */
  Set<SittingId> known() {
    return Set.copyOf(versions.keySet());
  }

  /** How those that are there are called, and by what they are recorded. */
  public KnownSittings sittings() {
    return sittings;
  }

  /** The version of a sitting that is there. */
  Optional<Long> version(SittingId id) {
    return Optional.ofNullable(versions.get(id));
  }

  /**
   * Puts a sitting as it is now in the place of what was there.
   *
   * @return its documents whose text must be put there yet
   */
  List<Entry> put(Sitting sitting, List<Entry> entries) throws IOException {
    SittingId id = sitting.id();
    Map<String, List<Entry>> groups = entries.stream().collect(Collectors.groupingBy(Entry::group));
    for (boolean isPublic : List.of(true, false)) {
      ComparedIndex part = part(isPublic);
      Set<String> gone = part.groups(id.value());
      gone.removeAll(groups.keySet());
      part.remove(gone);
      for (Map.Entry<String, List<Entry>> each : groups.entrySet()) {
        part.replace(
            each.getKey(),
            each.getValue().stream().filter(entry -> entry.isPublic() == isPublic).toList());
      }
    }
    versions.put(id, sitting.version());
    sittings.put(sitting);
    return entries.stream().filter(this::awaitsText).toList();
  }

  /** True if a document is there as {@code entry} says, but for its text. */
  boolean awaitsText(Entry entry) {
    return entry.stored().isPresent() && part(entry.isPublic()).awaitsText(entry);
  }

  /** Takes out all of a sitting. */
  void remove(SittingId id) throws IOException {
    versions.remove(id);
    sittings.remove(id);
    for (ComparedIndex each : compared()) {
      each.remove(each.groups(id.value()));
    }
  }

  /** Takes out what a process before left and nothing was said of since. */
  void removeUnconfirmed() throws IOException {
    for (ComparedIndex each : compared()) {
      each.removeUnconfirmed();
    }
  }

  /** Makes what was written visible to searches that begin from now on. */
  public void refresh() throws IOException {
    for (EntryIndex each : all()) {
      each.refresh();
    }
  }

  /** Erases from the disk what was taken out, but for questions. */
  public void purge() throws IOException {
    for (ComparedIndex each : compared()) {
      each.purge();
    }
  }

  /** Has on disk what was put here until now, but for questions: what is left by a crash. */
  public void commit() throws IOException {
    for (ComparedIndex each : compared()) {
      each.entries().commit();
    }
  }

  /** Has on disk what is here, for the next process; nothing more may be put here then. */
  public void save() throws IOException {
    for (ComparedIndex each : compared()) {
      each.save();
    }
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(all());
  }
}
