package org.tribune.delivery.sending;

import java.util.Optional;

/**
 * How the bodies of one event loop are sent.
 *
 * @param shared those that many ask for at once
 * @param stored those of the store, if there is one
 */
public record LoopBodies(BodySending sending, SharedBodies shared, Optional<StoredBodies> stored) {}
