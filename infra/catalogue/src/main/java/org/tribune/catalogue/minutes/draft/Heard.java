package org.tribune.catalogue.minutes.draft;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;

/**
 * Words of a replay's captions, as everybody may read them.
 *
 * @param from by the clock of the broadcast's timeline, as is {@code until}
 * @param speaker whom the caption names; empty: who had the floor
 * @param text without markup
 */
public record Heard(
    BroadcastId broadcast, Instant from, Instant until, Optional<String> speaker, String text) {}
