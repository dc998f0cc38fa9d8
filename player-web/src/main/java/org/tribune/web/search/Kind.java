package org.tribune.web.search;

/** What an entry of the index is. */
public enum Kind {
  SITTING,
  ITEM,
  DOCUMENT,
  /** The clerk's own words on an item: never public. */
  NOTE
}
