package org.tribune.speech.worker;

import java.time.Duration;
import java.util.Optional;

/**
 * A worker in figures.
 *
 * @param state how it is
 * @param engine what hears, once it does
 * @param delay how much sound was handed in and is not heard yet
 * @param skipped how much was never heard, since the worker was started
 * @param restarts how often its process had to be started again
 * @param memory bytes that its processes have in memory; 0 while there are none
 * @param memoryLimit bytes that it may have
 */
public record WorkerStatus(
    WorkerState state,
    Optional<String> engine,
    Duration delay,
    Duration skipped,
    int restarts,
    long memory,
    long memoryLimit) {}
