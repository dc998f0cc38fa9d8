package org.tribune.catalogue.attendance;

import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.sitting.ItemId;

/**
 * Whether the quorum was there for an item.
 *
 * @param item absent: at the roll call
 * @param at when its debate began, or it was voted on; absent: at the roll call
 */
public record ItemQuorum(Optional<ItemId> item, Optional<Instant> at, QuorumCheck check) {}
