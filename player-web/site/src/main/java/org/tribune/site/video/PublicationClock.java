package org.tribune.site.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoRuleException;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaClock;
import org.tribune.site.account.AuditTrail;

/**
 * Publishes what is scheduled when its time comes. Each web server has one; the report's version
 * decides which of them does it. Started and closed by one thread.
 */
final class PublicationClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublicationClock.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Videos videos;
  private final AuditTrail trail;
  private final Consumer<BroadcastId> filmChanged;
  private final MediaClock clock;
  private Optional<Thread> thread = Optional.empty();

  /**
   * A clock.
   *
   * @param filmChanged called with a film that everybody may watch from now on
   */
  public PublicationClock(
      Videos videos, AuditTrail trail, Consumer<BroadcastId> filmChanged, MediaClock clock) {
    this.videos = videos;
    this.trail = trail;
    this.filmChanged = filmChanged;
    this.clock = clock;
  }

  /** Begins to look. */
  public void start() {
    thread = Optional.of(Thread.ofVirtual().name("publication").start(this::keepLooking));
  }

  private void keepLooking() {
    boolean isAway = false;
    try {
      while (true) {
        try {
          run();
          isAway = false;
        } catch (CatalogueException e) {
          if (!isAway) {
            LOG.warn("Scheduled publications wait for the catalogue: {}", e.getMessage());
          }
          isAway = true;
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Publishes what is due now. Blocks. */
  public void run() {
    Instant now = clock.now().toInstant();
    for (Video due : videos.due(now)) {
      try {
        videos.replace(due.publishedOnTime(now)).ifPresent(published -> tell(published, now));
      } catch (VideoRuleException e) {
        LOG.warn("Report {} can't be published at its time: {}", due.id(), e.getMessage());
      }
    }
  }

  private void tell(Video published, Instant now) {
    published.film().ifPresent(filmChanged);
    LOG.info("Report {} is published, as it was scheduled", published.id());
    trail.write(
        new AuditEntry(
            /* number= */ 0,
            now,
            Optional.empty(),
            "Tribune",
            AuditAction.REPORT_PUBLISHED,
            published.id().value(),
            published.texts().title(),
            /* from= */ ""));
  }

  @Override
  public void close() {
    thread.ifPresent(Thread::interrupt);
  }
}
