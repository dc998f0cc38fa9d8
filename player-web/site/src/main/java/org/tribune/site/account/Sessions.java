package org.tribune.site.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.SignedIn;
import org.tribune.core.access.AccountId;
import org.tribune.core.time.MediaClock;

/**
 * The sessions that this process has seen lately, so that not each request asks the catalogue. What
 * another process ends is refused here three seconds later. While the catalogue is away, who was
 * signed in goes on for half an hour: a sitting must not stop because of a database. Safe for all
 * threads.
 */
public final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final Duration FRESH = Duration.ofSeconds(3);

  /** While the catalogue is away it is asked less often: each time is a wait. */
  private static final Duration FRESH_IN_OUTAGE = Duration.ofSeconds(15);

  private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(30);
  private static final Duration BETWEEN_TOUCHES = Duration.ofMinutes(1);
  private static final int MOST_KEPT = 2_000;

  /**
   * What the catalogue said.
   *
   * @param askedAt the last time, whether it answered or not
   * @param toldAt when it last answered
   */
  private record Known(SignedIn signedIn, Instant askedAt, Instant toldAt) {
    boolean isFresh(Instant now) {
      Duration longest = askedAt.equals(toldAt) ? FRESH : FRESH_IN_OUTAGE;
      return Duration.between(askedAt, now).abs().compareTo(longest) < 0;
    }
  }

  private final Accounts accounts;
  private final MediaClock clock;
  private final Map<String, Known> known = new LinkedHashMap<>();

  /** The sessions of {@code accounts}. */
  public Sessions(Accounts accounts, MediaClock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /** Whose secret it is, if that was looked up just now and still holds; never blocks. */
  public synchronized Optional<SignedIn> peek(String secret) {
    Instant now = now();
    return Optional.ofNullable(known.get(SecretHash.of(secret)))
        .filter(each -> each.isFresh(now))
        .map(Known::signedIn)
        .filter(each -> each.session().isOpen(now));
  }

  /**
   * True if it was somebody's when the catalogue was last asked, however long ago; never blocks.
   */
  synchronized boolean wasOnceKnown(String secret) {
    return known.containsKey(SecretHash.of(secret));
  }

  /**
   * Whose secret it is, by asking the catalogue. Blocks.
   *
   * @throws CatalogueException if it is away, and nothing is known of this session
   */
  public Optional<SignedIn> load(String secret) {
    String hash = SecretHash.of(secret);
    Optional<SignedIn> found;
    try {
      found = accounts.session(hash);
    } catch (CatalogueException e) {
      return Optional.of(goOn(secret).orElseThrow(() -> e));
    }
    Instant now = now();
    keep(hash, found.map(each -> new Known(each, now, now)));
    return found.filter(each -> each.session().isOpen(now));
  }

  /** A session was opened just now: should the catalogue go away, it is known. */
  public void remember(SignedIn opened) {
    Instant now = now();
    keep(opened.session().hash(), Optional.of(new Known(opened, now, now)));
  }

  /** Whose secret it was when the catalogue last answered, not long ago; never blocks. */
  public synchronized Optional<SignedIn> goOn(String secret) {
    String hash = SecretHash.of(secret);
    Instant now = now();
    Optional<Known> before =
        Optional.ofNullable(known.get(hash))
            .filter(each -> now.isBefore(each.toldAt().plus(LONGEST_OUTAGE)))
            .filter(each -> each.signedIn().session().isOpen(now));
    before.ifPresent(each -> known.put(hash, new Known(each.signedIn(), now, each.toldAt())));
    return before.map(Known::signedIn);
  }

  /** True if it was somebody's when the catalogue last answered, not long ago; never blocks. */
  public synchronized boolean isRemembered(String secret) {
    Instant now = now();
    return Optional.ofNullable(known.get(SecretHash.of(secret)))
        .filter(each -> now.isBefore(each.toldAt().plus(LONGEST_OUTAGE)))
        .filter(each -> each.signedIn().session().isOpen(now))
        .isPresent();
  }

  private synchronized void keep(String hash, Optional<Known> found) {
    known.remove(hash);
    found.ifPresent(each -> known.put(hash, each));
    if (known.size() > MOST_KEPT) {
      known.remove(known.keySet().iterator().next());
    }
  }

  /** True if its use must be written down. */
  public boolean isTouchDue(SignedIn signedIn) {
    return now().isAfter(signedIn.session().lastSeenAt().plus(BETWEEN_TOUCHES));
  }

  /** Writes down that a session was used. Blocks; that the catalogue is away costs nothing. */
  public void touch(SignedIn signedIn) {
    try {
      accounts.touch(signedIn.session().hash(), now());
      forget(signedIn.account().id());
    } catch (CatalogueException e) {
      LOG.debug("The last use of a session could not be saved", e);
    }
  }

  /** Something about an account, or its sessions, is another: nothing is known of it any more. */
  public synchronized void forget(AccountId account) {
    known.values().removeIf(each -> each.signedIn().account().id().equals(account));
  }
}
