package org.tribune.site.account;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.AccountLink;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditEntry;

/**
 * Makes the one-time links by which people choose a password. The secret is in the part of an
 * address that browsers send to no server (the fragment), and only its hash is kept. Calls block.
 */
public final class StaffLinks {
  /** How long a person has to follow an invitation. */
  public static final Duration INVITATION = Duration.ofDays(3);

  /** How long a person has who has forgotten the password. */
  public static final Duration RESET = Duration.ofHours(2);

  private final Accounts accounts;
  private final URI site;

  /** Links to pages of {@code site}. */
  public StaffLinks(Accounts accounts, URI site) {
    this.accounts = accounts;
    this.site = site;
  }

  /**
   * A link.
   *
   * @param endsAt absent: with its use
   */
  public record Made(URI address, Optional<Instant> endsAt) {}

  /**
   * A link to make the first administrator, in the place of the one before; empty if there is one.
   */
  public Optional<URI> setUp() {
    if (accounts.hasAdministrator()) {
      return Optional.empty();
    }
    String secret = SecretHash.newSecret();
    accounts.saveSetUp(setUp(secret));
    return Optional.of(setUpPage(secret));
  }

  /** The same, but one that another process has made stays, and is empty here. */
  public Optional<URI> setUpIfNone() {
    String secret = SecretHash.newSecret();
    return !accounts.hasAdministrator() && accounts.saveSetUpIfNone(setUp(secret))
        ? Optional.of(setUpPage(secret))
        : Optional.empty();
  }

  private static AccountLink setUp(String secret) {
    return new AccountLink(SecretHash.of(secret), Optional.empty(), /* endsAt= */ Optional.empty());
  }

  private URI setUpPage(String secret) {
    return URI.create(site + "/console/setup#" + secret);
  }

  /** A link for {@code account} to choose a password, in the place of the one before. */
  public Made forPassword(Account account, Instant now, AuditEntry entry) {
    Duration length = account.passwordHash().isPresent() ? RESET : INVITATION;
    String secret = SecretHash.newSecret();
    Instant end = now.plus(length);
    accounts.save(
        new AccountLink(SecretHash.of(secret), Optional.of(account.id()), Optional.of(end)), entry);
    return new Made(URI.create(site + "/console/password#" + secret), Optional.of(end));
  }

  /** The console's own address. */
  public URI console() {
    return URI.create(site + "/console/");
  }
}
