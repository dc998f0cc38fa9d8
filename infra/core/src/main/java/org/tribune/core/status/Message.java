package org.tribune.core.status;

/**
 * A thing said to a person, in both languages, with its remedy.
 *
 * @param fr in French
 * @param en in English
 */
public record Message(String fr, String en) {}
