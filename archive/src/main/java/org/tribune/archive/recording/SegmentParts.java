package org.tribune.archive.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.time.MediaTime;

/** The parts of one segment as they come in; the first of a number counts. Not thread-safe. */
final class SegmentParts {
  private final TreeMap<Integer, RenditionPart> parts = new TreeMap<>();

  void add(RenditionPart part) {
    parts.putIfAbsent(part.part(), part);
  }

  /** True once its last part and all before it are there. */
  boolean isWhole() {
    return parts.lastEntry().getValue().last()
        && parts.firstKey() == 0
        && parts.lastKey() == parts.size() - 1;
  }

  /** When the first part that came starts. */
  MediaTime start() {
    return parts.firstEntry().getValue().start();
  }

  /** What is there without a gap from the start, of what starts before {@code end}. */
  List<RenditionPart> run(MediaTime end) {
    List<RenditionPart> run = new ArrayList<>();
    RenditionPart next = parts.get(0);
    while (next != null && next.start().isBefore(end)) {
      run.add(next);
      next = parts.get(run.size());
    }
    return run;
  }
}
