package org.tribune.archive.correction;

import java.util.ArrayList;
import java.util.List;
import org.tribune.media.packaging.Sample;

/** Gathers what stays of a take before and behind a cut. Used by one thread. */
final class Stay {
  private final List<Sample> before = new ArrayList<>();
  private final List<Sample> behind = new ArrayList<>();
  private long start = 0;
  private long resumed = 0;

  void add(long time, Sample sample, boolean isBehind) {
    if (isBehind) {
      resumed = behind.isEmpty() ? time : resumed;
      behind.add(sample);
    } else {
      start = before.isEmpty() ? time : start;
      before.add(sample);
    }
  }

  List<Take> takes() {
    List<Take> takes = new ArrayList<>();
    if (!before.isEmpty()) {
      takes.add(new Take(start, before));
    }
    if (!behind.isEmpty()) {
      takes.add(new Take(resumed, behind));
    }
    return takes;
  }
}
