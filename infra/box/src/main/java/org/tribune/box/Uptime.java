package org.tribune.box;

import java.lang.management.ManagementFactory;

/** How long the process has been there. */
final class Uptime {
  private Uptime() {}

  /** Milliseconds since the JVM was launched. */
  static long millis() {
    return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
  }
}
