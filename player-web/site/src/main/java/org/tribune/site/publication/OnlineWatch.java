package org.tribune.site.publication;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.Publications;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.time.MediaClock;

/**
 * Asks the site for what it has published, again and again, and writes down when the answer was
 * what was published: nothing else proves that it was online. What must be online is asked for each
 * hour, older things once a day. Blocks. Used by one thread.
 */
final class OnlineWatch {
  private static final Logger LOG = LoggerFactory.getLogger(OnlineWatch.class);

  /** In one turn: a town publishes some two hundred a year. */
  private static final int MOST = 60;

  /** The newest of which all are looked at; what is older was long enough online. */
  private static final int LOOKED_AT = 2_000;

  /** So many without an answer, and the rest is not asked for this time. */
  private static final int PATIENCE = 3;

  private final Publications publications;
  private final Asker asker;
  private final Period shortest;
  private final MediaClock clock;
  private boolean isTold;

  /** Asks the site as a visitor does. */
  @FunctionalInterface
  interface Asker {
    /**
     * Where the site answered with exactly these bytes; empty if it did not.
     *
     * @param path from the site's root on
     * @param sha256 that the answer must have
     */
    Optional<SeenOnline.Place> ask(String path, String sha256);
  }

  /** How often something is asked for. */
  private record Pace(Duration every, Duration longest) {
    private static final Pace HOURLY = new Pace(Duration.ofMinutes(55), Duration.ofHours(3));
    private static final Pace DAILY = new Pace(Duration.ofHours(23), Duration.ofHours(50));
  }

  /**
   * A watch.
   *
   * @param monthsOnline for which what is published has to stay online at least
   */
  OnlineWatch(Publications publications, Asker asker, int monthsOnline, MediaClock clock) {
    this.publications = publications;
    this.asker = asker;
    this.shortest = Period.ofMonths(monthsOnline);
    this.clock = clock;
  }

  /** The watch of a site, which asks over HTTP. */
  static OnlineWatch of(Publications publications, TribuneConfig config, MediaClock clock) {
    Optional<URI> server =
        Optional.of(config.http())
            .filter(each -> each.tls().isEmpty() && each.port() > 0)
            .map(each -> URI.create("http://127.0.0.1:" + each.port()));
    return new OnlineWatch(
        publications,
        (path, sha256) -> {
          // Made when it is needed: most turns have nothing to ask.
          try (HttpAsker http = new HttpAsker(config.site().url(), server)) {
            return http.ask(path, sha256);
          }
        },
        config.sittings().monthsOnline(),
        clock);
  }

  /** Asks for what is due. */
  void run() {
    int asked = 0;
    int unanswered = 0;
    List<Publication> online =
        publications.list(Optional.empty(), LOOKED_AT).stream()
            .filter(Publication::isOnline)
            .toList();
    for (Publication each : online) {
      if (asked == MOST || unanswered == PATIENCE) {
        return;
      }
      Optional<SeenOnline> last = publications.seen(each.number()).stream().reduce((_, b) -> b);
      Pace pace = pace(each);
      if (isDue(last, pace)) {
        asked++;
        unanswered = look(each, last, pace) ? 0 : unanswered + 1;
      }
    }
  }

  private Pace pace(Publication entry) {
    Instant due = entry.publishedAt().atZone(ZoneId.systemDefault()).plus(shortest).toInstant();
    return now().isBefore(due) ? Pace.HOURLY : Pace.DAILY;
  }

  private boolean isDue(Optional<SeenOnline> last, Pace pace) {
    return last.filter(each -> now().isBefore(each.until().plus(pace.every()))).isEmpty();
  }

  private boolean look(Publication entry, Optional<SeenOnline> last, Pace pace) {
    Optional<SeenOnline.Place> place = asker.ask(PublicationResponses.file(entry), entry.sha256());
    place
        .flatMap(where -> SeenOnline.after(last, now(), where, pace.longest()))
        .ifPresent(seen -> publications.saveSeen(entry.number(), seen));
    tell(entry, place.isPresent());
    return place.isPresent();
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /** Once until it is well again. */
  private void tell(Publication entry, boolean isSeen) {
    if (!isSeen && !isTold) {
      LOG.warn(
          "Publication {} was asked for and not answered as it was published: it counts as not"
              + " online until it is. Is the site reached at its address (site.url), and its store"
              + " there?",
          entry.number());
    }
    isTold = !isSeen;
  }
}
