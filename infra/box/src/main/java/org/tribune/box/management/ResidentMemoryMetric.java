package org.tribune.box.management;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process's resident memory, which FFmpeg's share is part of ({@code VmRSS} of proc(5)). */
final class ResidentMemoryMetric implements MeterBinder {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PREFIX = "VmRSS:";
  private static final double KIBIBYTE = 1_024;

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("process.resident.memory.bytes", ResidentMemoryMetric::resident)
        .description("Resident memory of the process, native memory included")
        .register(registry);
  }

  /** Bytes; not a number where the system does not say. */
  private static double resident() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(PREFIX))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
