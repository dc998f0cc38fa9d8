package org.tribune.site.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tribune.catalogue.account.Account;

/**
 * The cookie by which a browser shows that somebody has signed in with it before (OWASP, "Slow Down
 * Online Guessing Attacks with Device Cookies"). It lets nobody in: it only keeps wrong passwords
 * from elsewhere from making its person wait.
 *
 * <p>For each of the last people who signed in it has a random number and its HMAC under the hash
 * of their password, which has a random salt and never leaves the database. So every process knows
 * the cookies of all, nothing is kept of them, and a new password ends them.
 */
public final class DeviceCookie {
  private static final String PLAIN = "tribune_sign_in_device";
  private static final String SECURE = "__Host-tribune_sign_in_device";
  private static final int NUMBER_LETTERS = 22;
  private static final int MAC_BYTES = 16;

  /** Clerks may share a computer. */
  private static final int MOST_PEOPLE = 4;

  private static final Pattern MARKS =
      Pattern.compile("[A-Za-z0-9_-]{44}(\\.[A-Za-z0-9_-]{44}){0," + (MOST_PEOPLE - 1) + "}");

  /** Browsers keep no cookie for longer than 400 days. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final boolean secure;

  /**
   * The cookie of a site.
   *
   * @param secure true if the site is reached by HTTPS
   */
  public DeviceCookie(boolean secure) {
    this.secure = secure;
  }

  private String name() {
    return secure ? SECURE : PLAIN;
  }

  /** The marks of people that a request carries; whether they are right is not looked at yet. */
  public List<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name()))
        .map(Cookie::getValue)
        .filter(value -> MARKS.matcher(value).matches())
        .map(value -> List.of(value.split("\\.", /* limit= */ -1)))
        .orElse(List.of());
  }

  /** Marks a browser in which the person of {@code account} has just signed in. */
  public void give(HttpServerRequest request, Account account) {
    if (account.passwordHash().isEmpty()) {
      // Whose password can't be guessed need not be distinguished from who guesses.
      return;
    }
    List<String> marks = new ArrayList<>(read(request));
    String own = device(marks, account).orElseGet(() -> mark(SecretHash.newSecret(), account));
    marks.remove(own);
    marks.addFirst(own);
    String value =
        String.join(".", marks.subList(/* fromIndex= */ 0, Math.min(marks.size(), MOST_PEOPLE)));
    request
        .response()
        .addCookie(
            Cookie.cookie(name(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure)
                .setMaxAge(LONGEST.toSeconds()));
  }

  /** The mark that was made for this account, if one of them was. */
  public static Optional<String> device(List<String> marks, Account account) {
    return account.passwordHash().isEmpty()
        ? Optional.empty()
        : marks.stream().filter(mark -> isOf(mark, account)).findFirst();
  }

  private static boolean isOf(String mark, Account account) {
    String right = mark(mark.substring(0, NUMBER_LETTERS), account);
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.US_ASCII), mark.getBytes(StandardCharsets.US_ASCII));
  }

  private static String mark(String number, Account account) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = account.passwordHash().orElseThrow().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update("device ".getBytes(StandardCharsets.UTF_8));
      mac.update(account.id().value().getBytes(StandardCharsets.UTF_8));
      byte[] hash = mac.doFinal(number.getBytes(StandardCharsets.UTF_8));
      return number
          + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, MAC_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA-256", e);
    }
  }
}
