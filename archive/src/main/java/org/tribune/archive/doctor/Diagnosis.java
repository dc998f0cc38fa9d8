package org.tribune.archive.doctor;

import java.util.List;

/**
 * What the doctor saw.
 *
 * @param recordings that were looked at
 * @param objects whose checksums were verified
 * @param bytes of them
 */
public record Diagnosis(int recordings, long objects, long bytes, List<Finding> findings) {
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** True if nothing is left to do. */
  public boolean isSound() {
    return findings.stream().noneMatch(each -> each.outcome() == Finding.Outcome.OPEN);
  }
}
