package org.tribune.core.time;

import java.time.ZoneId;
import java.util.TimeZone;

/**
 * The time zone of this process: what {@link ZoneId#systemDefault} answers. It is the machine's
 * until the configuration was read, and the site's from then on.
 */
public final class ProcessTimeZone {
  private static final ZoneId MACHINE = ZoneId.systemDefault();

  private ProcessTimeZone() {}

  /** The zone that the machine's clock is set to. */
  public static ZoneId ofMachine() {
    return MACHINE;
  }

  /** Makes a zone that of the whole process. To be called once, before anything formats a time. */
  public static void set(ZoneId zone) {
    // The machine's is remembered first: it is read when this class is loaded.
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
  }
}
