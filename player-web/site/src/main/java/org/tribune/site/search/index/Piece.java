package org.tribune.site.search.index;

/**
 * A run of a text that is shown.
 *
 * @param isFound true if it is what was looked for
 */
public record Piece(String text, boolean isFound) {}
