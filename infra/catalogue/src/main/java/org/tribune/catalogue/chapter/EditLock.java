package org.tribune.catalogue.chapter;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.text.ValidationException;

/**
 * Who writes, or wrote, the marks of a broadcast: one console at a time.
 *
 * @param console the one of several windows that it is, as it names itself
 * @param who for people to read
 * @param until when another took it, or it was laid down; empty while it is held
 */
public record EditLock(String console, String who, Instant since, Optional<Instant> until) {
  private static final int LONGEST_CONSOLE = 64;

  public EditLock {
    if (console.isEmpty() || console.length() > LONGEST_CONSOLE) {
      throw ValidationException.contradiction("Not the name of a console: '" + console + "'");
    }
  }

  /** True if it was held at that time. */
  public boolean isHeldAt(Instant time) {
    return !time.isBefore(since) && until.map(time::isBefore).orElse(true);
  }

  EditLock laidDown(Instant now) {
    return until.isPresent() ? this : new EditLock(console, who, since, Optional.of(now));
  }
}
