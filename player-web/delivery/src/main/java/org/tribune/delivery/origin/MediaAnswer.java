package org.tribune.delivery.origin;

import java.util.List;
import org.tribune.core.Bytes;

/** What a request for a header, segment or part gets. */
sealed interface MediaAnswer {
  /** The bytes, in one or more runs. */
  record Found(List<Bytes> data, int length) implements MediaAnswer {}

  /** What is said in a segment or part, as WebVTT. */
  record Captions(Bytes text) implements MediaAnswer {}

  /**
   * A whole segment that the archive has.
   *
   * @param object its name in the store
   */
  record Stored(String object, int length) implements MediaAnswer {}

  /**
   * They are in a segment that the archive has, and how long that is is not known here.
   *
   * @param object the segment's name in the store
   * @param slice which bytes of it
   */
  record Archived(String object, Slice slice) implements MediaAnswer {}

  /** There is no such thing for this audience. */
  record Missing() implements MediaAnswer {}

  /** The part that was promised did not come in time. */
  record TooLate() implements MediaAnswer {}

  /** Which bytes of an archived segment. */
  sealed interface Slice {
    /** All. */
    record Whole() implements Slice {}

    /** The chunk of this index, if there are so many. */
    record Chunk(int index) implements Slice {}

    /** A part of it. */
    record Run(int offset, int length) implements Slice {}
  }
}
