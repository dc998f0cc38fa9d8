package org.tribune.core.log;

/**
 * An entry as a reader gets it.
 *
 * @param key what it is ordered by
 * @param position grows along the entries of a key; not always by one
 */
public record LogEntry<T>(String key, long position, T value) {}
