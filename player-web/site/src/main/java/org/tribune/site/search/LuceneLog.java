package org.tribune.site.search;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What Lucene says of a module for vectors that it is missing: words need none. */
final class LuceneLog {
  /** Held, or what it was told is lost. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private LuceneLog() {}

  static void quiet() {
    LUCENE.setLevel(Level.SEVERE);
  }
}
