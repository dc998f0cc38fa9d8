package org.tribune.speech.worker;

import java.time.Duration;

/**
 * How long a worker is waited for. Its process has the time that nobody else wants, so that late is
 * not dead.
 *
 * @param opening until the model is loaded
 * @param silence without a sign of life
 * @param standstill without hearing on, while there is sound
 * @param behind delay from which the operator is told
 * @param longest delay: sound beyond it is skipped
 * @param firstPause before a process is started again, doubled each time that it fails again
 * @param longestPause at most
 */
public record WorkerPatience(
    Duration opening,
    Duration silence,
    Duration standstill,
    Duration behind,
    Duration longest,
    Duration firstPause,
    Duration longestPause) {
  /** As it is in service. */
  public static final WorkerPatience USUAL =
      new WorkerPatience(
          /* opening= */ Duration.ofMinutes(3),
          /* silence= */ Duration.ofSeconds(60),
          /* standstill= */ Duration.ofSeconds(60),
          /* behind= */ Duration.ofSeconds(4),
          /* longest= */ Duration.ofSeconds(12),
          /* firstPause= */ Duration.ofSeconds(1),
          /* longestPause= */ Duration.ofMinutes(1));
}
