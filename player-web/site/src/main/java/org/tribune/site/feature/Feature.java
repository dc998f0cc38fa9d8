package org.tribune.site.feature;

import io.vertx.ext.web.Router;
import java.util.Optional;
import org.tribune.delivery.sending.StoredBodies;
import org.tribune.site.page.PageRoutes;

/**
 * A feature of the site, which makes its services once and its routes for each event loop. It does
 * what it says here; the rest it leaves out. Safe for all threads but where a method says which.
 */
public interface Feature extends AutoCloseable {
  /** Begins what it does by itself; called once, before the first request. */
  default void start() {}

  /**
   * Adds the routes of the API that read bodies of a size of their own, and those that stand with
   * them, to the router of one event loop, which the caller is on. No body is read before them.
   */
  default void mountLarge(Router router, FeatureLoop loop) {}

  /** Adds its other routes of the API: before them a body of the usual size is read. */
  default void mount(Router router, FeatureLoop loop) {}

  /**
   * Adds what is read outside of the API and of the pages to the router of one event loop.
   *
   * @param bodies how that loop sends what is stored; absent if nothing is
   */
  default void mountOutside(Router router, Optional<StoredBodies> bodies) {}

  /** Adds its pages to the router of one event loop. */
  default void mountPages(PageRoutes pages) {}

  /** Settles what is over. Blocks; called every ten minutes. */
  default void settle() {}

  /** Ends what {@link #start} began. */
  @Override
  default void close() {}
}
