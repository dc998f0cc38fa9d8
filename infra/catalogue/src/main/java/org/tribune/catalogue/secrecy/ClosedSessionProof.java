package org.tribune.catalogue.secrecy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;

/**
 * A signed document about one closed session, for the minutes: what was cut, and what was searched
 * for it afterwards. It holds nothing of what was said or shown.
 *
 * @param from when the session was closed
 * @param edition 1, or higher where the search was made again, which the first one could not finish
 * @param until when it was resumed, or the broadcast ended
 * @param document a signed PDF
 * @param findings the same for machines, as JSON; it is in the document, too
 */
public record ClosedSessionProof(
    BroadcastId broadcast,
    Instant from,
    int edition,
    Instant until,
    Instant madeAt,
    Result result,
    Bytes document,
    String findings) {
  /** What the search came to. */
  public enum Result {
    /** All was searched, and nothing of the session was found. */
    CLEAN,
    /** Something of the session may have been kept. */
    FOUND,
    /** Nothing was found, but not all could be searched. */
    INCOMPLETE;

    /** Its name outside of the program. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The result of this name. */
    public static Optional<Result> ofWireName(String name) {
      return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
    }
  }

  /** A proof. */
  public ClosedSessionProof {
    if (edition < 1 || until.isBefore(from)) {
      throw new IllegalArgumentException("edition, until: " + edition + ", " + until);
    }
  }
}
