package org.tribune.sql.column;

/**
 * What a transaction did to what belongs to a recording.
 *
 * @param bytes how many it became larger by
 * @param isOfOld true if something that readers may hold a copy of became another
 */
public record Change(long bytes, boolean isOfOld) {
  public static final Change NONE = new Change(/* bytes= */ 0, /* isOfOld= */ false);

  public Change and(Change other) {
    return new Change(bytes + other.bytes, isOfOld || other.isOfOld);
  }
}
