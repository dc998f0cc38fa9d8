package org.tribune.core.status;

/**
 * A status of a kind that this version does not know: a stage of a later version reports it while a
 * site is upgraded machine by machine. Readers skip it.
 */
public record UnknownStatus() implements StatusEntry {}
