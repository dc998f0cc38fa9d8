package org.tribune.site.participation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entries of a list as a tree of their letters. It does not change once it is made. */
public final class Words {
  /** Parts the words of an entry. */
  static final int SPACE = LookAlikes.ALPHABET.length();

  /** What does not take another s when it is many. */
  private static final String PLURAL_ENDS = "sxz";

  private final Node root = new Node();
  private final Set<String> exceptions;

  /** What may follow a beginning. */
  static final class Node {
    private final @Nullable Node[] next = new @Nullable Node[SPACE + 1];

    /** True if an entry ends here. */
    boolean isWord;

    /** True if an entry ends here and whatever word begins so is meant. */
    boolean isBeginning;

    @Nullable Node next(int letter) {
      return next[letter];
    }

    private Node grown(int letter) {
      Node child = next[letter];
      if (child == null) {
        child = new Node();
        next[letter] = child;
      }
      return child;
    }
  }

  /**
   * @param exceptions folded words that are not found although an entry says so
   */
  public Words(List<Entry> entries, Set<String> exceptions) {
    entries.forEach(each -> add(root, each, 0));
    this.exceptions = Set.copyOf(exceptions);
  }

  /**
   * An entry of a list.
   *
   * @param words folded, of letters and digits, with one space between them
   */
  record Entry(String words, boolean isBeginning) {}

  private static void add(Node from, Entry entry, int at) {
    Node node = from;
    String words = entry.words();
    for (int i = at; i <= words.length(); i++) {
      boolean isEnd = i == words.length();
      if (isEnd || words.charAt(i) == ' ') {
        if (isEnd) {
          node.isWord = true;
          node.isBeginning |= entry.isBeginning();
        } else {
          add(node.grown(SPACE), entry, i + 1);
        }
        boolean hasPlural = i > 0 && PLURAL_ENDS.indexOf(words.charAt(i - 1)) < 0;
        if (hasPlural && !(isEnd && entry.isBeginning())) {
          Node plural = node.grown(LookAlikes.ALPHABET.indexOf('s'));
          if (isEnd) {
            plural.isWord = true;
          } else {
            add(plural.grown(SPACE), entry, i + 1);
          }
        }
        return;
      }
      node = node.grown(LookAlikes.ALPHABET.indexOf(words.charAt(i)));
    }
  }

  Node root() {
    return root;
  }

  /** True of what is never found. */
  boolean isException(String foldedWord) {
    return exceptions.contains(foldedWord);
  }
}
