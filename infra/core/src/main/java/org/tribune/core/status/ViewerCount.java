package org.tribune.core.status;

/**
 * How many watch a channel through one process that serves it, every two seconds while any do.
 *
 * @param process of its own in each
 */
public record ViewerCount(String process, int viewers) implements StatusEntry {}
