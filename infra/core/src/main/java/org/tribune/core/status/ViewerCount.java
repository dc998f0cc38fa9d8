package org.tribune.core.status;

import java.util.Map;
import java.util.Optional;

/**
 * How many watch a channel through one process that serves it, every two seconds while any do.
 *
 * @param process of its own in each
 * @param renditions about how many are sent each rendition of the picture, by its id, where any
 *     are; empty from a process of an earlier version, which does not count them
 */
public record ViewerCount(String process, int viewers, Optional<Map<String, Integer>> renditions)
    implements StatusEntry {
  public ViewerCount {
    renditions = renditions.map(Map::copyOf);
  }
}
