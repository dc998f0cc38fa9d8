package org.tribune.box;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * How late it is, in {@code DATA/clock}: eight bytes of microseconds since the Unix epoch, there
 * while a broadcast is open. The numbers of segments come from the clock (docs/decisions/0021), so
 * a process that goes on with a broadcast must not begin before the one ahead of it ended, though
 * the machine's clock was set back meanwhile. Used by one thread at a time.
 */
final class ClockFile {
  private static final Logger LOG = LoggerFactory.getLogger(ClockFile.class);

  /** How often it is written, at least, while a broadcast is open. */
  static final Duration BEAT = Duration.ofMillis(200);

  /** No process starts as fast, so a clock that shows less was set back. */
  private static final Duration LEAST = BEAT.multipliedBy(2);

  /** What a power cut may have taken of what was written, and some more. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Path file;

  /** The file in a data directory. */
  ClockFile(Path data) {
    this.file = data.resolve("clock");
  }

  /**
   * A clock to start with.
   *
   * @param setBackFrom how late it was already, if the machine's clock shows an earlier time
   */
  record Started(MediaClock clock, Optional<Instant> setBackFrom) {}

  /** Starts a clock at what the machine's shows, or where the process before was. */
  Started start(Clock machine) {
    Instant now = machine.instant();
    Optional<Instant> before = read().filter(time -> now.isBefore(time.plus(LEAST)));
    before.ifPresent(
        time ->
            LOG.warn(
                "The machine's clock shows {}, and it was {} when the program last broadcast: the"
                    + " broadcast goes on from there. Set the clock right (NTP); once the broadcast"
                    + " has ended, restart the program",
                now,
                time));
    return new Started(
        MediaClock.startingAt(before.map(time -> time.plus(MARGIN)).orElse(now)), before);
  }

  private Optional<Instant> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      return Optional.of(MediaTime.ofMicros(in.readLong()).toInstant());
    } catch (IOException e) {
      LOG.warn("{} can't be read; the machine's clock is believed: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /**
   * Writes how late it is.
   *
   * @param force true if not even a power cut may take it back
   */
  void write(MediaTime now, boolean force) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.writeLong(now.toMicros());
      if (force) {
        out.getFD().sync();
      }
    }
  }

  /** No broadcast is open: the next process starts with the machine's clock. */
  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
