package org.tribune.archive.proof;

import java.time.Instant;

/**
 * An order to the broadcast as the audit trail has it.
 *
 * @param entry the number of the entry
 * @param who the person's name at that time
 */
public record StaffAction(long entry, Instant at, String who) {}
