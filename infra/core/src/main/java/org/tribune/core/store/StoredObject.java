package org.tribune.core.store;

import java.time.Instant;

/**
 * An object that a store lists.
 *
 * @param length in bytes
 * @param storedAt when it was stored, as the store's clock says
 */
public record StoredObject(String name, long length, Instant storedAt) {}
