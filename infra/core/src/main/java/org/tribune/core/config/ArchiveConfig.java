package org.tribune.core.config;

/**
 * How recordings are kept.
 *
 * @param spool how many bytes may wait on this machine's disk for a store that is away
 */
public record ArchiveConfig(long spool) {}
