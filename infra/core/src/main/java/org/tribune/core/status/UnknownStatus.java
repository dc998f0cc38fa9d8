package org.tribune.core.status;

/**
 * Of a kind that this version does not know: a stage of a later one reports it while a site is
 * brought up to date machine by machine. Whoever reads passes it over.
 */
public record UnknownStatus() implements StatusEntry {}
