package org.tribune.site.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.time.MediaClock;

/**
 * Writes down what the staff did, once it is done. That the catalogue is away does not undo it, and
 * must not keep a broadcast from going on or off air: it is then logged in the trail's place. Calls
 * block. Safe for all threads.
 */
public final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  /** Who types changes the same thing again each second: it is said once in so long. */
  private static final Duration ONCE_IN = Duration.ofMinutes(10);

  private static final int MOST_SAID = 1_000;

  private final Accounts accounts;
  private final MediaClock clock;
  private final Map<List<String>, Instant> said =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Instant> eldest) {
          return size() > MOST_SAID;
        }
      };

  /** The trail in {@code accounts}. */
  public AuditTrail(Accounts accounts, MediaClock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** The same for what is done over and over, such as while somebody types: once in ten minutes. */
  public void writeNowAndThen(Staff staff, AuditAction action, String subject, String detail) {
    Instant now = clock.now().toInstant();
    List<String> what = List.of(staff.accountId(), action.wireName(), subject, detail);
    synchronized (said) {
      Instant before = said.get(what);
      if (before != null && now.isBefore(before.plus(ONCE_IN))) {
        return;
      }
      said.put(what, now);
    }
    write(staff, action, subject, detail);
  }

  /**
   * Writes that {@code staff} did something.
   *
   * @param subject to what, such as an id
   * @param detail more of it, in one line
   */
  public void write(Staff staff, AuditAction action, String subject, String detail) {
    write(staff.did(action, subject, detail, clock.now().toInstant()));
  }

  /** The same of what the program did by itself. */
  public void write(AuditEntry entry) {
    try {
      var _ = accounts.record(entry);
    } catch (CatalogueException e) {
      LOG.error(
          "The audit trail could not be written ({}); it would say: {} {} {} {} {}",
          e.getMessage(),
          entry.who(),
          entry.action().wireName(),
          entry.subject(),
          entry.detail(),
          entry.from());
    }
  }
}
