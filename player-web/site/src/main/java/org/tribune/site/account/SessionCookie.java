package org.tribune.site.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.catalogue.account.Session;

/**
 * The cookie that carries a session: HttpOnly, SameSite=Strict; under HTTPS Secure, with a name
 * that keeps other hosts of the domain from setting it (RFC 6265bis, section 4.1.3.2).
 */
public final class SessionCookie {
  private static final String PLAIN = "tribune_session";
  private static final String SECURE = "__Host-tribune_session";
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final boolean secure;

  /**
   * The cookie of a site.
   *
   * @param secure true if the site is reached by HTTPS
   */
  public SessionCookie(boolean secure) {
    this.secure = secure;
  }

  private String name() {
    return secure ? SECURE : PLAIN;
  }

  /** The secret that a request carries, if it has the form of one. */
  public Optional<String> read(HttpServerRequest request) {
    if (!request.headers().contains(HttpHeaders.COOKIE)) {
      // Reading them prepares to write some, which nearly all requests go without.
      return Optional.empty();
    }
    return Optional.ofNullable(request.getCookie(name()))
        .map(Cookie::getValue)
        .filter(value -> SECRET.matcher(value).matches());
  }

  /**
   * Gives {@code secret} to the browser.
   *
   * @param stays true if the browser keeps it when it is closed
   */
  public void give(HttpServerRequest request, String secret, boolean stays) {
    Cookie cookie = base(secret);
    if (stays) {
      cookie.setMaxAge(Session.LONGEST.toSeconds());
    }
    request.response().addCookie(cookie);
  }

  /** Takes it back. */
  public void takeBack(HttpServerRequest request) {
    request.response().addCookie(base("").setMaxAge(0));
  }

  private Cookie base(String value) {
    return Cookie.cookie(name(), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(secure);
  }
}
