package org.tribune.site.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The cookie of one kind of {@link AuthorizationState}, which a browser has one of at a time. */
final class AuthorizationStateCookie {
  private final String name;
  private final CookieSameSite sameSite;
  private final boolean secure;

  /**
   * A cookie.
   *
   * @param name without what marks a secure one
   * @param sameSite STRICT, or LAX if another site sends the browser back
   * @param secure true if the site is reached by HTTPS
   */
  public AuthorizationStateCookie(String name, CookieSameSite sameSite, boolean secure) {
    this.name = secure ? "__Host-" + name : name;
    this.sameSite = sameSite;
    this.secure = secure;
  }

  /** Gives it to the browser. */
  public void give(HttpServerRequest request, AuthorizationState state) {
    request
        .response()
        .addCookie(base(state.cookie()).setMaxAge(AuthorizationState.LONGEST.toSeconds()));
  }

  /** Takes it back from the browser, and reads it. */
  public Optional<AuthorizationState> take(HttpServerRequest request) {
    Optional<AuthorizationState> state =
        Optional.ofNullable(request.getCookie(name))
            .map(Cookie::getValue)
            .flatMap(AuthorizationState::ofCookie);
    request.response().addCookie(base("").setMaxAge(0));
    return state;
  }

  private Cookie base(String value) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(sameSite)
        .setSecure(secure);
  }
}
