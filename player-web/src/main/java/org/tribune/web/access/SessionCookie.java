package org.tribune.web.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The cookie that carries a session: HttpOnly, SameSite=Strict, Secure under TLS. */
public final class SessionCookie {
  /** Its name. */
  public static final String NAME = "tribune_session";

  private SessionCookie() {}

  /** The session that a request carries, open or not. */
  public static Optional<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(NAME)).map(Cookie::getValue);
  }

  /**
   * Gives {@code session} to the browser.
   *
   * @param secure true if the site is reached by HTTPS
   */
  public static void give(HttpServerRequest request, String session, boolean secure) {
    request
        .response()
        .addCookie(base(session, secure).setMaxAge(OperatorAccess.SESSION_LENGTH.toSeconds()));
  }

  /** Takes it back; as {@link #give}. */
  public static void takeBack(HttpServerRequest request, boolean secure) {
    request.response().addCookie(base("", secure).setMaxAge(0));
  }

  private static Cookie base(String value, boolean secure) {
    return Cookie.cookie(NAME, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(secure);
  }
}
