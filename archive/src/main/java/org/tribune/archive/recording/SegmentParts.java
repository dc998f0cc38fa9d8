package org.tribune.archive.recording;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import org.tribune.core.Bytes;
import org.tribune.core.rendition.RenditionPart;

/** The parts of one segment as they come in; the first of a number counts. Not thread-safe. */
final class SegmentParts {
  private final TreeMap<Integer, RenditionPart> parts = new TreeMap<>();

  void add(RenditionPart part) {
    parts.putIfAbsent(part.part(), part);
  }

  /** The segment, once its last part and all before it are there. */
  Optional<Bytes> whole() {
    boolean isWhole = parts.lastEntry().getValue().last() && isGapless();
    return isWhole ? Optional.of(join(parts.values())) : Optional.empty();
  }

  /** What is there without a gap from the start: the last segment may be short. */
  Optional<Bytes> asFarAsItGoes() {
    int count = 0;
    while (parts.containsKey(count)) {
      count++;
    }
    return count == 0 ? Optional.empty() : Optional.of(join(parts.headMap(count).values()));
  }

  private boolean isGapless() {
    return parts.firstKey() == 0 && parts.lastKey() == parts.size() - 1;
  }

  private static Bytes join(Collection<RenditionPart> parts) {
    byte[] joined = new byte[parts.stream().mapToInt(part -> part.data().length()).sum()];
    int end = 0;
    for (RenditionPart part : parts) {
      System.arraycopy(part.data().array(), 0, joined, end, part.data().length());
      end += part.data().length();
    }
    return Bytes.wrap(joined);
  }
}
