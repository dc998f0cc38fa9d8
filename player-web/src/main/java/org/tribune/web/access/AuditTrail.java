package org.tribune.web.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.account.Accounts;
import org.tribune.core.account.AuditAction;
import org.tribune.core.account.AuditEntry;
import org.tribune.core.catalogue.CatalogueException;
import org.tribune.core.time.MediaClock;

/**
 * Writes down what the staff did, once it is done. That the catalogue is away does not undo it, and
 * must not keep a broadcast from going on or off air: the log then tells it in the trail's place.
 * Calls block. Safe for all threads.
 */
public final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

  private final Accounts accounts;
  private final MediaClock clock;

  /** The trail in {@code accounts}. */
  public AuditTrail(Accounts accounts, MediaClock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Writes that {@code staff} did something.
   *
   * @param subject to what, such as an id
   * @param detail more of it, in one line
   */
  public void write(Staff staff, AuditAction action, String subject, String detail) {
    AuditEntry entry = staff.did(action, subject, detail, clock.now().toInstant());
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
