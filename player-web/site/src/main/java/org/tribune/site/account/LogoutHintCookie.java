package org.tribune.site.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.catalogue.account.Session;

/**
 * Keeps in the browser the ID token by which a provider knows later whose session is to end ({@code
 * id_token_hint}, OpenID Connect RP-Initiated Logout 1.0). It opens nothing: its nonce was used. So
 * the site keeps no tokens of people, and no script can read it.
 */
public final class LogoutHintCookie {
  /** Only what signs in and out is shown it. */
  private static final String PATH = "/api/v1/session";

  /** Browsers take 4096 bytes, with the name and what else is said of it. */
  private static final int LONGEST = 3_800;

  /** Who was turned away may want to leave the provider, too. */
  private static final Duration TURNED_AWAY = Duration.ofMinutes(10);

  private static final Pattern TOKEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

  private final String name;
  private final boolean secure;

  /**
   * The cookie of a site.
   *
   * @param secure true if the site is reached by HTTPS
   */
  public LogoutHintCookie(boolean secure) {
    this.name = secure ? "__Secure-tribune_logout_hint" : "tribune_logout_hint";
    this.secure = secure;
  }

  /**
   * Gives it to the browser of somebody who was let in; one that is too long is not kept.
   *
   * @param stays true if the browser keeps the session when it is closed
   */
  public void give(HttpServerRequest request, String idToken, boolean stays) {
    if (idToken.length() <= LONGEST) {
      Cookie cookie = base(idToken);
      if (stays) {
        cookie.setMaxAge(Session.LONGEST.toSeconds());
      }
      request.response().addCookie(cookie);
    }
  }

  /** Gives it to the browser of somebody who was not let in. */
  public void giveForNow(HttpServerRequest request, String idToken) {
    if (idToken.length() <= LONGEST) {
      request.response().addCookie(base(idToken).setMaxAge(TURNED_AWAY.toSeconds()));
    }
  }

  /** What the browser has. */
  public Optional<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name))
        .map(Cookie::getValue)
        .filter(value -> TOKEN.matcher(value).matches());
  }

  /** Takes it back, if the browser has one. */
  public void takeBack(HttpServerRequest request) {
    if (request.getCookie(name) != null) {
      request.response().addCookie(base("").setMaxAge(0));
    }
  }

  private Cookie base(String value) {
    return Cookie.cookie(name, value)
        .setPath(PATH)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(secure);
  }
}
