package org.tribune.box;

import java.util.OptionalLong;
import org.tribune.archive.recording.SegmentRecorder;
import org.tribune.archive.retention.RetentionJob;
import org.tribune.box.management.Metrics;

/** The archive's figures for Prometheus. */
final class ArchiveMetrics {
  private ArchiveMetrics() {}

  static void tell(SegmentRecorder recorder, Metrics metrics) {
    metrics.gauge(
        "tribune.archive.waiting.segments",
        "Segments that wait for the store",
        recorder,
        SegmentRecorder::waitingSegments);
    metrics.gauge(
        "tribune.archive.waiting.seconds",
        "For how long the oldest has waited",
        recorder,
        each -> each.oldestWaiting().toMillis() / 1_000.0);
    metrics.gauge(
        "tribune.archive.spool.bytes",
        "On this machine's disk, segments in progress included",
        recorder,
        SegmentRecorder::spooledBytes);
  }

  static void tell(RetentionJob keeper, Metrics metrics) {
    metrics.gauge(
        "tribune.store.used.bytes",
        "What recordings take",
        keeper,
        each -> each.storage().usedBytes());
    metrics.gauge(
        "tribune.store.free.bytes",
        "What the store can still take; NaN if it does not know",
        keeper,
        each -> figure(each.storage().freeBytes()));
    metrics.gauge(
        "tribune.store.growth.bytes.per.day",
        "Over the last 30 days; NaN with less than a day of history",
        keeper,
        each -> figure(each.storage().bytesPerDay()));
    metrics.gauge(
        "tribune.retention.announced",
        "Recordings that will be deleted",
        keeper,
        RetentionJob::announced);
    metrics.counter("tribune.retention.erased", "Recordings erased", keeper, RetentionJob::erased);
  }

  private static double figure(OptionalLong bytes) {
    return bytes.isPresent() ? bytes.getAsLong() : Double.NaN;
  }
}
