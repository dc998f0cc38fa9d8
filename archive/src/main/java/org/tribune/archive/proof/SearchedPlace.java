package org.tribune.archive.proof;

import java.util.List;

/**
 * Where it was searched.
 *
 * @param name of the rendition or topic; empty where there is but one
 * @param looked how many things lay there, of whatever time
 * @param objects those of the session's time
 */
public record SearchedPlace(Kind kind, String name, long looked, List<SearchedObject> objects) {
  /** What kind of place. */
  public enum Kind {
    /** The segments of a rendition of the recording, by the catalogue. */
    RENDITION,
    /** Objects beside them in the store that the catalogue does not name. */
    UNLISTED,
    /** The source's packets in the log. */
    PACKETS,
    /** The encoded parts in the log, of which the servers' memory is filled. */
    PARTS,
    /** What waits for the store on the archive's disk. */
    SPOOL
  }

  /** A place; the list is copied. */
  public SearchedPlace {
    objects = List.copyOf(objects);
  }

  /** Bytes of all that was read. */
  public long bytes() {
    return objects.stream().mapToLong(SearchedObject::bytes).sum();
  }

  /** Pictures of all that was read. */
  public long pictures() {
    return objects.stream().mapToLong(SearchedObject::pictures).sum();
  }

  /** Seconds of sound of all that was read. */
  public double soundSeconds() {
    return objects.stream().mapToDouble(SearchedObject::soundSeconds).sum();
  }

  /** The sums of what was read, as {@code sha256sum} writes and checks them. */
  public String manifest() {
    StringBuilder lines = new StringBuilder();
    objects.forEach(
        each -> lines.append(each.sha256()).append("  ").append(each.name()).append('\n'));
    return lines.toString();
  }
}
