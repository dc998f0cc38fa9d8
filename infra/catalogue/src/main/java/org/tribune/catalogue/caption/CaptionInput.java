package org.tribune.catalogue.caption;

import java.time.Duration;
import java.time.Instant;
import org.tribune.core.channel.ChannelId;

/**
 * Where somebody's caption software sends what it writes for a channel.
 *
 * @param id of its own
 * @param name what the staff calls it, such as the service that writes
 * @param hash of the secret in its address, which is shown once and kept nowhere
 * @param delay between a word's being heard and its text's being sent
 * @param addedBy the display name of who made it
 */
public record CaptionInput(
    String id,
    ChannelId channel,
    String name,
    String hash,
    Duration delay,
    Instant addedAt,
    String addedBy) {}
