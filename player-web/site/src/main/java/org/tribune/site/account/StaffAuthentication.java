package org.tribune.site.account;

import io.vertx.core.http.HttpServerRequest;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.bulkhead.BlockingWork;
import org.tribune.delivery.client.ClientAddress;

/**
 * All that identifies who is there: the sessions, the cookie that carries them, and the
 * authorization.
 *
 * @param sessions which of them are open
 * @param cookie how browsers carry them
 * @param device by which browsers show that somebody has signed in with them before
 * @param logoutHint by which a provider ends its session, too
 * @param authorization before the staff's routes
 * @param secure true if the site is reached by HTTPS
 */
public record StaffAuthentication(
    Sessions sessions,
    SessionCookie cookie,
    DeviceCookie device,
    LogoutHintCookie logoutHint,
    StaffAuthorization authorization,
    boolean secure) {
  /** The authentication of a site, whose sessions are looked up in their share of {@code work}. */
  public static StaffAuthentication of(
      TribuneConfig config, Accounts accounts, BlockingWork work, MediaClock clock) {
    boolean secure =
        config.http().tls().isPresent() || "https".equals(config.site().url().getScheme());
    Sessions sessions = new Sessions(accounts, clock);
    SessionCookie cookie = new SessionCookie(secure);
    DeviceCookie device = new DeviceCookie(secure);
    StaffAuthorization authorization =
        new StaffAuthorization(
            sessions,
            cookie,
            device,
            new OwnPage(config.site().url()),
            new ClientAddress(config.http().trustedProxies()),
            work);
    return new StaffAuthentication(
        sessions, cookie, device, new LogoutHintCookie(secure), authorization, secure);
  }

  /**
   * Gives a browser what it shows from now on.
   *
   * @param secret of the session that was just opened
   * @param stays true if the browser keeps the session when it is closed
   */
  public void letIn(HttpServerRequest request, Account account, String secret, boolean stays) {
    cookie.give(request, secret, stays);
    device.give(request, account);
    // The hint of whoever was signed in before.
    logoutHint.takeBack(request);
  }
}
