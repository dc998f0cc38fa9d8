package org.tribune.site.signin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.catalogue.account.OneTimeKey;
import org.tribune.site.account.SecretHash;

/**
 * What a browser has begun and must end itself: to come back from another site, or to answer a
 * challenge. A cookie holds all of it, so any of the site's servers can end it; others hear {@link
 * #word words} that are hashes of all of it, so who changes the cookie changes those, too.
 *
 * @param secret known to the browser alone
 * @param startedAt in whole seconds
 * @param note what it is for
 */
record AuthorizationState(String secret, Instant startedAt, String note) {
  /** How long one may take. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  /** So far may the clocks of the site's servers be apart. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{22})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{0,600})");

  /** A new one. */
  public static AuthorizationState begin(Instant now, String note) {
    return new AuthorizationState(
        SecretHash.newSecret(), now.truncatedTo(ChronoUnit.SECONDS), note);
  }

  /** As a cookie holds it. */
  String cookie() {
    byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
    return secret
        + "."
        + startedAt.getEpochSecond()
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The one that a cookie holds, if it is one. */
  static Optional<AuthorizationState> ofCookie(String value) {
    Matcher matcher = FORM.matcher(value);
    try {
      return matcher.matches()
          ? Optional.of(
              new AuthorizationState(
                  matcher.group(1),
                  Instant.ofEpochSecond(Long.parseLong(matcher.group(2))),
                  new String(
                      Base64.getUrlDecoder().decode(matcher.group(3)), StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // The length is none of Base64's.
      return Optional.empty();
    }
  }

  /** True while it may be ended. */
  public boolean isOpen(Instant now) {
    return now.isBefore(startedAt.plus(LONGEST)) && !now.isBefore(startedAt.minus(CLOCKS));
  }

  /** 43 letters, digits, hyphens and underscores for this purpose, from which nothing is learnt. */
  public String word(String purpose) {
    return SecretHash.of(purpose + " " + cookie());
  }

  /** What sees to it that it is ended once. */
  public OneTimeKey key() {
    return new OneTimeKey(word("key"), startedAt.plus(LONGEST));
  }

  /** What logs may show. */
  @Override
  public String toString() {
    return "Errand[" + startedAt + "]";
  }
}
