package org.tribune.core.caption;

import java.util.List;

/**
 * What is likely to be said, of what the public can read anyway.
 *
 * @param names as they are written: {@code Claire Martin}, {@code Saint-Flour}
 * @param terms that need no capital of their own: titles of an agenda
 */
public record SpokenNames(List<String> names, List<String> terms) {
  /** Nothing is known of what will be said. */
  public static final SpokenNames NONE = new SpokenNames(List.of(), List.of());

  public SpokenNames {
    names = List.copyOf(names);
    terms = List.copyOf(terms);
  }
}
