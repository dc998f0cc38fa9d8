package org.tribune.catalogue.sitting;

/**
 * One vote: of somebody who was present, or by whom another voted.
 *
 * @param voter whose vote it is; for a member that was represented, theirs and not their holder's
 */
public record Cast(SpeakerId voter, Position position) {}
