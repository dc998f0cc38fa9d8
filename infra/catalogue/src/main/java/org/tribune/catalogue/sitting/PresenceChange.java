package org.tribune.catalogue.sitting;

import java.time.Instant;
import java.util.Optional;

/**
 * From when on a member is where.
 *
 * @param at when it was, to the second at which the clerk said so or as they typed it
 * @param item that was being debated; absent: none, as at the roll call
 * @param proxy who votes for a member that is {@link Presence#REPRESENTED}
 */
public record PresenceChange(
    Instant at, Optional<ItemId> item, Presence presence, Optional<SpeakerId> proxy) {
  /** What was said at the roll call. */
  public static PresenceChange called(Instant at, Presence presence) {
    return new PresenceChange(at, Optional.empty(), presence, Optional.empty());
  }

  /** Somebody votes for the member from now on. */
  public static PresenceChange represented(Instant at, SpeakerId holder) {
    return new PresenceChange(at, Optional.empty(), Presence.REPRESENTED, Optional.of(holder));
  }
}
