package org.tribune.catalogue.question;

import java.time.Instant;
import java.util.Optional;

/**
 * A question in the chair's list.
 *
 * @param sentAt when a moderator put it there, or another of the list with which it changed places:
 *     the list is in this order
 * @param shownSince since when the room's screen shows it; empty if it does not
 */
public record ChairPlace(Instant sentAt, Optional<Instant> shownSince) {}
