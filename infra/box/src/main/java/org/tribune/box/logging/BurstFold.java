package org.tribune.box.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Lets a few lines of one kind through each second and counts the rest, which are logged as a
 * number once the second is over. A kind is a logger and its message before arguments are put in.
 * Safe for all threads.
 */
final class BurstFold extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private static final int PASSED = 5;
  private static final int KINDS = 256;
  private static final long WINDOW_NANOS = 1_000_000_000L;

  private final Appender<ILoggingEvent> target;
  private final LongSupplier nanoClock;
  private final Map<Kind, Window> windows = new LinkedHashMap<>();
  private Thread teller = Thread.ofPlatform().unstarted(() -> {});

  private record Kind(String logger, String message) {}

  /** The lines of one kind since {@code start}. */
  private static final class Window {
    private final long start;
    private final ILoggingEvent first;
    private int seen = 0;

    Window(long start, ILoggingEvent first) {
      this.start = start;
      this.first = first;
    }
  }

  BurstFold(Appender<ILoggingEvent> target, LongSupplier nanoClock) {
    this.target = target;
    this.nanoClock = nanoClock;
    setName("fold");
  }

  @Override
  public void start() {
    super.start();
    teller = Thread.ofPlatform().name("log-fold").daemon().start(this::tellEachSecond);
  }

  @Override
  public void stop() {
    super.stop();
    teller.interrupt();
    closeWindows(Long.MAX_VALUE);
    target.stop();
  }

  private void tellEachSecond() {
    try {
      while (true) {
        Thread.sleep(java.time.Duration.ofNanos(WINDOW_NANOS));
        closeWindows(nanoClock.getAsLong());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    long now = nanoClock.getAsLong();
    closeWindows(now);
    if (count(event, now)) {
      target.doAppend(event);
    }
  }

  /** True if the line is among those that pass. */
  private synchronized boolean count(ILoggingEvent event, long now) {
    Kind kind = new Kind(event.getLoggerName(), event.getMessage());
    if (windows.size() >= KINDS && !windows.containsKey(kind)) {
      return true;
    }
    Window window = windows.computeIfAbsent(kind, fresh -> new Window(now, event));
    window.seen++;
    return window.seen <= PASSED;
  }

  /** Ends the windows that are over at {@code now} and logs what they held back. */
  synchronized void closeWindows(long now) {
    windows
        .values()
        .removeIf(
            window -> {
              boolean over = now - window.start >= WINDOW_NANOS;
              if (over && window.seen > PASSED) {
                target.doAppend(summary(window));
              }
              return over;
            });
  }

  private static ILoggingEvent summary(Window window) {
    LoggingEvent told = new LoggingEvent();
    told.setLoggerName(window.first.getLoggerName());
    told.setLevel(window.first.getLevel());
    told.setThreadName(window.first.getThreadName());
    told.setInstant(java.time.Instant.now());
    told.setMDCPropertyMap(window.first.getMDCPropertyMap());
    told.setMessage(
        (window.seen - PASSED)
            + " more lines like this in the last second: "
            + window.first.getFormattedMessage());
    return told;
  }
}
