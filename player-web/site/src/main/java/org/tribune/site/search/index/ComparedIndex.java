package org.tribune.site.search.index;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import org.tribune.core.Sha256;

/**
 * An index that knows what it holds: what is put there as it is costs nothing. What a process
 * before left in it is compared in the same way, by its words and not by versions, which a restored
 * catalogue gives twice. All of it is on disk with the entries themselves, so whatever was lost of
 * an index, none can be taken for another. Used by one thread at a time, but for {@link #entries}.
 */
public final class ComparedIndex {
  /** What the print of an entry ends with whose text is still to come. */
  private static final String LATE = "…";

  private static final int PRINT_BYTES = 16;

  private final EntryIndex entries;

  /** By group. */
  private final NavigableMap<String, String> prints;

  /** Groups that a process before left, and that nothing was said of yet. */
  private final Set<String> unconfirmed;

  /** True while the files may hold words that nothing here has any more. */
  private boolean isToPurge;

  ComparedIndex(EntryIndex entries) throws IOException {
    this.entries = entries;
    this.prints = entries.prints();
    this.unconfirmed = new TreeSet<>(prints.keySet());
    this.isToPurge = !prints.isEmpty() && !entries.isClosedOnDisk();
  }

  /** The index itself. */
  public EntryIndex entries() {
    return entries;
  }

  /** What entries are known by: the same in each process. */
  private static String print(List<Entry> entries) {
    return Sha256.hex(entries.toString()).substring(0, 2 * PRINT_BYTES);
  }

  /** The groups of an owner that are there. */
  Set<String> groups(String owner) {
    String first = Entry.group(owner, /* id= */ "");
    Set<String> groups = new TreeSet<>(prints.subMap(first, first + Character.MAX_VALUE).keySet());
    if (prints.containsKey(owner)) {
      groups.add(owner);
    }
    return groups;
  }

  /** Puts entries in the place of all that have this group; their stored texts come later. */
  void replace(String group, List<Entry> all) throws IOException {
    unconfirmed.remove(group);
    if (all.isEmpty()) {
      remove(List.of(group));
      return;
    }
    String whole = print(all);
    String first = all.stream().anyMatch(each -> each.stored().isPresent()) ? whole + LATE : whole;
    String before = prints.get(group);
    if (!whole.equals(before) && !first.equals(before)) {
      entries.replace(group, all, first);
      prints.put(group, first);
      isToPurge |= before != null;
    }
  }

  void remove(Collection<String> groups) throws IOException {
    List<String> there = groups.stream().filter(prints::containsKey).toList();
    if (!there.isEmpty()) {
      entries.remove(there);
      there.forEach(prints::remove);
      isToPurge = true;
    }
    unconfirmed.removeAll(groups);
  }

  /** Takes out what a process before left and nothing was said of since. */
  void removeUnconfirmed() throws IOException {
    remove(List.copyOf(unconfirmed));
  }

  /** True if an entry is there as {@code entry} says, but for its text. */
  boolean awaitsText(Entry entry) {
    return (print(List.of(entry)) + LATE).equals(prints.get(entry.group()));
  }

  /** Analyzes an entry with its text; to be put there only while it {@link #awaitsText}. */
  EntryIndex.Prepared prepare(Entry entry, String text) throws IOException {
    String print = print(List.of(entry));
    EntryIndex.Prepared prepared = entries.prepare(entry, text, print);
    return new EntryIndex.Prepared() {
      @Override
      public void put() throws IOException {
        prepared.put();
        prints.put(entry.group(), print);
      }

      @Override
      public void close() throws IOException {
        prepared.close();
      }
    };
  }

  /**
   * Erases from the disk what was taken out or became another; it takes long if what it was taken
   * from is large. That an entry got its text alone costs nothing.
   */
  void purge() throws IOException {
    if (isToPurge) {
      entries.purge();
      isToPurge = false;
    }
  }

  /** Has on disk what is here, and nothing else; no more may be put here then. */
  void save() throws IOException {
    purge();
    entries.save();
  }
}
