package org.tribune.delivery.cache;

import java.util.Collection;

/**
 * Purges what was withdrawn from the caches in front of this server, by its addresses. Whoever
 * withdraws calls it, after the addresses stopped being answered. Returns at once; safe for all
 * threads.
 */
@FunctionalInterface
public interface CachePurge {
  /** Where no cache is configured. */
  CachePurge NONE = paths -> {};

  /**
   * Has the caches forget what they hold under these addresses. An address that was asked for with
   * any query is meant as well, but for the small size of a picture, which is an address of its
   * own.
   *
   * @param paths from the site's root on, such as {@code /hls/recordings/R/720p/57.m4s}
   */
  void purge(Collection<String> paths);
}
