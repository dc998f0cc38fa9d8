package org.tribune.site.account;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Contacts;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.AccountId;
import org.tribune.core.text.EmailAddress;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.limit.RateLimit;
import org.tribune.site.account.AccountRequests.ContactRequest;
import org.tribune.site.http.ProblemException;

/**
 * To which address each of the staff is written to about their films: their own affair. Calls
 * block, and throw a {@link ProblemException} that is the answer. Safe for all threads.
 */
public final class ContactService {
  private static final int LETTERS = 5;
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int LONGEST_SECRET = 64;

  private final Accounts accounts;
  private final Contacts contacts;
  private final boolean sendsMail;
  private final MediaClock clock;
  private final RateLimit<AccountId> letters;

  /**
   * A service.
   *
   * @param sendsMail false: the site has no mail server, and nobody can be written to
   */
  public ContactService(Accounts accounts, boolean sendsMail, MediaClock clock) {
    this.accounts = accounts;
    this.contacts = accounts.contacts();
    this.sendsMail = sendsMail;
    this.clock = clock;
    this.letters = new RateLimit<>(clock, LETTERS, PAUSE);
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /** One's own, and what can be chosen. */
  AccountResponses.OwnContact view(Staff staff) {
    Optional<Contact> contact = contacts.find(staff.account());
    return AccountResponses.OwnContact.of(
        sendsMail, contact, contact.isPresent() ? Optional.empty() : offered(staff));
  }

  /** A login that is an address, as a provider's people have: to be taken by whoever wants it. */
  private Optional<String> offered(Staff staff) {
    return accounts
        .account(staff.account())
        .map(account -> account.login().value())
        .filter(login -> login.contains("@"))
        .flatMap(ContactService::fit);
  }

  private static Optional<String> fit(String email) {
    try {
      return Optional.of(EmailAddress.fit(email));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /** Gives an address, which gets an e-mail that asks; or changes what is wanted at the same. */
  AccountResponses.OwnContact change(Staff staff, ContactRequest request) {
    String email =
        fit(request.email().orElse(""))
            .orElseThrow(() -> ProblemException.badRequest("account.no-email-address"));
    String language = language(request);
    Set<Notice> wanted = wanted(request.wanted());
    Optional<Contact> before = contacts.find(staff.account());
    boolean stays =
        before
            .filter(each -> each.email().equals(email))
            .filter(
                each ->
                    each.state() == ContactState.CONFIRMED || each.state() == ContactState.ASKED)
            .isPresent();
    if (stays) {
      var _ = contacts.prefer(staff.account(), language, wanted);
    } else {
      ask(staff, email, language, wanted);
    }
    return view(staff);
  }

  private void ask(Staff staff, String email, String language, Set<Notice> wanted) {
    if (!sendsMail) {
      throw new ProblemException(Problem.of(409, "No mail", "account.site-without-mail"));
    }
    if (!letters.allow(staff.account())) {
      throw new ProblemException(
          Problem.of(429, "Too many letters", "account.too-many-confirmations"),
          Optional.of(PAUSE));
    }
    Contact asked = Contact.asked(staff.account(), email, language, wanted, now());
    if (!contacts.save(asked, entry(staff, AuditAction.CONTACT_GIVEN))) {
      throw nobody();
    }
  }

  private static ProblemException nobody() {
    return new ProblemException(Problem.of(404, "No such account", "account.gone-or-disabled"));
  }

  private static String language(ContactRequest request) {
    String language = request.language().orElse("fr");
    if (!language.equals("fr") && !language.equals("en")) {
      throw ProblemException.badRequest("account.mail-language");
    }
    return language;
  }

  private static Set<Notice> wanted(List<String> names) {
    Set<Notice> wanted = EnumSet.noneOf(Notice.class);
    for (String each : names) {
      wanted.add(
          Notice.ofWireName(each)
              .orElseThrow(() -> ProblemException.badRequest("account.mail-events")));
    }
    if (wanted.isEmpty()) {
      throw ProblemException.badRequest("account.mail-no-event");
    }
    return wanted;
  }

  /** The link in the e-mail was opened by its person. */
  AccountResponses.OwnContact confirm(Staff staff, String secret) {
    boolean confirmed =
        secret.length() <= LONGEST_SECRET
            && contacts.confirm(
                staff.account(),
                SecretHash.of(secret),
                now(),
                entry(staff, AuditAction.CONTACT_CONFIRMED));
    if (!confirmed) {
      throw new ProblemException(
          Problem.of(410, "Link is over", "account.confirmation-link-over", login(staff)));
    }
    return view(staff);
  }

  /** Erases it. */
  void remove(Staff staff) {
    var _ = contacts.remove(staff.account(), entry(staff, AuditAction.CONTACT_REMOVED));
  }

  private AuditEntry entry(Staff staff, AuditAction action) {
    return staff.did(action, login(staff), /* detail= */ "", now());
  }

  private String login(Staff staff) {
    return accounts.account(staff.account()).map(Account::login).map(Object::toString).orElse("");
  }
}
