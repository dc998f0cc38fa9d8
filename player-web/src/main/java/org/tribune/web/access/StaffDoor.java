package org.tribune.web.access;

import org.tribune.core.account.Accounts;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.time.MediaClock;

/**
 * All that tells who is there: the sessions, the cookie that carries them, and the gate.
 *
 * @param sessions which of them are open
 * @param cookie how browsers carry them
 * @param gate before the staff's routes
 * @param secure true if the site is reached by HTTPS
 */
public record StaffDoor(Sessions sessions, SessionCookie cookie, StaffGate gate, boolean secure) {
  /** The door of a site. */
  public static StaffDoor of(TribuneConfig config, Accounts accounts, MediaClock clock) {
    boolean secure =
        config.http().tls().isPresent() || "https".equals(config.site().url().getScheme());
    Sessions sessions = new Sessions(accounts, clock);
    SessionCookie cookie = new SessionCookie(secure);
    return new StaffDoor(
        sessions,
        cookie,
        new StaffGate(sessions, cookie, new OwnPage(config.site().url())),
        secure);
  }
}
