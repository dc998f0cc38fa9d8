package org.tribune.core.rendition;

/**
 * One entry of a broadcast's renditions, in the order of its log.
 *
 * <p>{@code epoch} fences a transcoder that was replaced: a reader drops every entry whose epoch is
 * lower than the highest it has seen for the broadcast.
 */
public sealed interface RenditionEntry permits RenditionFormat, RenditionPart, RenditionEnd {
  /** The transcoder's turn at this broadcast; a later turn has a higher one. */
  long epoch();
}
