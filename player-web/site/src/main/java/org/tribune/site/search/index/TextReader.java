package org.tribune.site.search.index;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.core.store.ObjectStore;

/** Reads the texts of documents and makes them fit to be searched and quoted. */
public final class TextReader {
  /** As much as the examination of a document writes. */
  private static final int MOST_BYTES = 16_000_000;

  private static final Pattern HYPHENATED =
      Pattern.compile("(\\p{Ll})[-\\u00ad\\u2010][ \\t]*\\r?\\n[ \\t]*(\\p{Ll})");
  private static final Pattern SPACES = Pattern.compile("[\\s&&[^\\f]]+");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}&&[^\\f\\n\\r\\t ]]");

  private final Optional<ObjectStore> store;

  public TextReader(Optional<ObjectStore> store) {
    this.store = store;
  }

  /**
   * The text of this object; empty if it is not there.
   *
   * @throws org.tribune.core.store.StoreException if the store is away
   */
  Optional<String> read(String name) {
    return store
        .flatMap(each -> each.get(name, /* offset= */ 0, MOST_BYTES))
        .map(bytes -> readable(new String(bytes.array(), StandardCharsets.UTF_8)));
  }

  /** Words that a line's end cut are whole, a run of spaces is one; pages stay apart. */
  static String readable(String text) {
    String whole = HYPHENATED.matcher(text).replaceAll("$1$2");
    return SPACES.matcher(UNSEEN.matcher(whole).replaceAll("")).replaceAll(" ");
  }
}
