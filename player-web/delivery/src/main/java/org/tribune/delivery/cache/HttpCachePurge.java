package org.tribune.delivery.cache;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.status.Alert;
import org.tribune.core.time.MediaClock;

/**
 * Purges caches by asking each, where it does not answer from what it keeps, for what was
 * withdrawn: what it keeps from then on is that there is nothing. What waits for a cache that is
 * away is lost with this process; by then the caches have asked anew by themselves. Safe for all
 * threads.
 */
public final class HttpCachePurge implements CachePurge, Service {
  /**
   * How long to wait.
   *
   * @param again until a cache is asked once more: another process may have answered with what was
   *     withdrawn for a second, or an answer been on its way
   * @param away before a cache that is away is tried again, at first
   * @param longest before it is
   */
  record Pace(Duration again, Duration away, Duration longest) {
    static final Pace USUAL =
        new Pace(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  /** A list names what was withdrawn, and holds nothing of it; in seconds there is another. */
  private static final String PLAYLIST = ".m3u8";

  private final List<PurgedCache> caches;

  /**
   * A purge.
   *
   * @param caches where each takes requests that it answers from this server
   */
  public HttpCachePurge(List<URI> caches, MediaClock clock) {
    this(caches, clock, Pace.USUAL);
  }

  HttpCachePurge(List<URI> caches, MediaClock clock, Pace pace) {
    this.caches = caches.stream().map(each -> new PurgedCache(each, clock, pace)).toList();
  }

  @Override
  public void start() {
    caches.forEach(PurgedCache::start);
  }

  @Override
  public void purge(Collection<String> paths) {
    List<String> media = paths.stream().filter(path -> !path.endsWith(PLAYLIST)).toList();
    caches.forEach(each -> each.purge(media));
  }

  /** That a cache can't be reached, if so. */
  public Optional<Alert> trouble() {
    return caches.stream().flatMap(each -> each.trouble().stream()).findFirst();
  }

  @Override
  public void close() {
    caches.forEach(PurgedCache::close);
  }
}
