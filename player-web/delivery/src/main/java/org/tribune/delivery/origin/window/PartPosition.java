package org.tribune.delivery.origin.window;

/**
 * Where a part is: the media sequence number of its segment, and its index in it. A position beyond
 * the last part of a segment sorts before part 0 of the next, which is what {@code _HLS_part} means
 * by it (B22 6.2.5.2).
 */
public record PartPosition(long segment, int part) implements Comparable<PartPosition> {
  @Override
  public int compareTo(PartPosition other) {
    return segment == other.segment
        ? Integer.compare(part, other.part)
        : Long.compare(segment, other.segment);
  }
}
