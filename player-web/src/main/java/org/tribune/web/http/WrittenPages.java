package org.tribune.web.http;

import io.vertx.core.MultiMap;
import java.util.Optional;

/**
 * What the server itself writes into the pages of reports: for readers without scripts, for search
 * engines, and for sites that show a link. Calls block. Safe for all threads.
 */
public interface WrittenPages {
  /**
   * Of a report that the public may see; empty for any other.
   *
   * @param language {@code fr} or {@code en}
   */
  Optional<WrittenPage> report(String slug, String language);

  /**
   * Of the list that an address asks for; what makes no sense in it is left out.
   *
   * @param query of the address
   * @param language {@code fr} or {@code en}
   */
  WrittenPage reports(MultiMap query, String language);
}
