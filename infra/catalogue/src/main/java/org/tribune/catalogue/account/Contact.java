package org.tribune.catalogue.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.access.AccountId;

/**
 * An e-mail address of a person of the staff, who gave it to be written to about their films. It is
 * shown to nobody else, opens nothing, and is written to only once it is confirmed.
 *
 * @param email one that {@code EmailAddress} made fit
 * @param language in which to write: {@code fr} or {@code en}
 * @param wanted what to write about
 * @param since when it came into this state; another address, or the same asked for again, has
 *     another
 * @param endsAt when it is erased unless something happens before; absent for one that is confirmed
 */
public record Contact(
    AccountId account,
    String email,
    String language,
    Set<Notice> wanted,
    ContactState state,
    Instant since,
    Optional<Instant> endsAt) {
  /** How soon the confirmation e-mail must be on its way; then nobody waits for it any more. */
  public static final Duration ASKING = Duration.ofDays(3);

  /** How long the link in that e-mail is good. */
  public static final Duration CONFIRMING = Duration.ofDays(1);

  /** How long its person can see that an address is none. */
  public static final Duration SHOWN_UNKNOWN = Duration.ofDays(30);

  /** A contact; the set is copied. */
  public Contact {
    wanted = Set.copyOf(wanted);
  }

  /** An address that its person gave just now. */
  public static Contact asked(
      AccountId account, String email, String language, Set<Notice> wanted, Instant now) {
    return new Contact(
        account, email, language, wanted, ContactState.ASKED, now, Optional.of(now.plus(ASKING)));
  }

  /** True if it is to be written to about this. */
  public boolean wants(Notice notice) {
    return state == ContactState.CONFIRMED && wanted.contains(notice);
  }

  /** What logs may show: no address. */
  @Override
  public String toString() {
    return "Contact[" + account + ", " + state.wireName() + "]";
  }
}
