package org.tribune.site.page;

import java.util.Optional;

/** What there is at a page's address. */
public sealed interface PageAnswer {
  /** What the server writes into the page. */
  record Written(ServerRenderedPage page) implements PageAnswer {}

  /** The page without anything for who reads it without its script, which says why. */
  record Bare() implements PageAnswer {}

  /**
   * It is somewhere else for now.
   *
   * @param address on this site
   */
  record Moved(String address) implements PageAnswer {}

  /** There is no such thing. */
  record None() implements PageAnswer {}

  /** That there is no such thing if {@code page} is absent. */
  static PageAnswer of(Optional<ServerRenderedPage> page) {
    return page.<PageAnswer>map(Written::new).orElseGet(None::new);
  }
}
