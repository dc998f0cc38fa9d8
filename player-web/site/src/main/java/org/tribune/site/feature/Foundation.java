package org.tribune.site.feature;

import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.cache.RecordingPurge;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.limit.EventStreams;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.StaffAuthentication;
import org.tribune.site.account.StaffAuthorization;

/**
 * What the features are built on. Whoever made a part starts and closes it. Safe for all threads.
 *
 * @param log of what happens to broadcasts
 * @param ledger which broadcasts there are
 * @param store where the archive writes; absent: nothing is kept
 * @param downloads absent without a store
 * @param purge takes what was withdrawn out of caches
 * @param eventStreams room for streams of events
 * @param authentication who is there, and what they may
 * @param trail of what the staff did
 */
public record Foundation(
    TribuneConfig config,
    MediaClock clock,
    EventLog log,
    BroadcastLedger ledger,
    Catalogue catalogue,
    Optional<ObjectStore> store,
    Replays replays,
    Optional<Downloads> downloads,
    RecordingPurge purge,
    EventStreams eventStreams,
    StaffAuthentication authentication,
    AuditTrail trail) {
  /** What stands before the staff's routes. */
  public StaffAuthorization authorization() {
    return authentication.authorization();
  }

  public SiteConfig site() {
    return config.site();
  }

  public Instant now() {
    return clock.now().toInstant();
  }
}
