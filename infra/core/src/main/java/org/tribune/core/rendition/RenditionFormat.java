package org.tribune.core.rendition;

import java.util.List;

/**
 * The renditions of a broadcast. Written first by each epoch and again before every segment, always
 * the same but for the epoch, so that a reader can join anywhere.
 */
public record RenditionFormat(long epoch, Timeline timeline, List<Rendition> renditions)
    implements RenditionEntry {
  public RenditionFormat {
    renditions = List.copyOf(renditions);
  }
}
