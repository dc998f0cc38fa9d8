package org.tribune.site.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Contact;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.account.Notice;
import org.tribune.catalogue.account.Session;
import org.tribune.core.access.Role;
import org.tribune.core.time.ProcessTimeZone;

/** What the routes about the staff's accounts answer, as {@code openapi.yaml} describes it. */
public final class AccountResponses {
  private AccountResponses() {}

  /** A person, for whoever is signed in as that person. */
  public record Me(String id, String login, String name, List<String> roles) {
    public static Me of(Account account) {
      return new Me(
          account.id().value(),
          account.login().value(),
          account.displayName(),
          account.orderedRoles().stream().map(Role::wireName).toList());
    }
  }

  /** All accounts. */
  record People(List<Person> people) {}

  /**
   * A person, for administrators.
   *
   * @param bound true if a provider knows them
   * @param contact whether they can be written to; the address itself is theirs alone
   * @param signedInAt the last time
   */
  record Person(
      @JsonUnwrapped Me me,
      boolean active,
      boolean hasPassword,
      boolean bound,
      Optional<String> contact,
      Instant createdAt,
      Optional<Instant> signedInAt) {
    static Person of(Account account, boolean bound, Optional<ContactState> contact) {
      return new Person(
          Me.of(account),
          account.active(),
          account.passwordHash().isPresent(),
          bound,
          contact.map(ContactState::wireName),
          account.createdAt(),
          account.signedInAt());
    }
  }

  /** A new account, and how its person chooses a password. */
  record NewPerson(Person person, Link link) {}

  /**
   * A one-time link, which is shown this once.
   *
   * @param endsAt absent: with its use
   */
  record Link(URI url, Optional<Instant> endsAt) {
    static Link of(StaffLinks.Made made) {
      return new Link(made.address(), made.endsAt());
    }
  }

  /**
   * What a one-time link is for.
   *
   * @param purpose {@code set-up} or {@code password}
   * @param login of the person who is to choose a password, as is {@code name}
   * @param clock for whoever sets the site up, who sees whether its hour is right
   */
  public record LinkPurpose(
      String purpose, Optional<String> login, Optional<String> name, Optional<Clock> clock) {
    static LinkPurpose setUp(Instant now) {
      return new LinkPurpose(
          "set-up", Optional.empty(), Optional.empty(), Optional.of(Clock.at(now)));
    }

    static LinkPurpose password(Account account) {
      return new LinkPurpose(
          "password",
          Optional.of(account.login().value()),
          Optional.of(account.displayName()),
          Optional.empty());
    }
  }

  /**
   * The server's clock.
   *
   * @param timezone in which the site shows its hours
   * @param machineTimezone that of the machine below it
   */
  public record Clock(Instant now, String timezone, String machineTimezone) {
    private static Clock at(Instant now) {
      return new Clock(now, ZoneId.systemDefault().getId(), ProcessTimeZone.ofMachine().getId());
    }
  }

  /** The open sessions of a person. */
  record OpenSessions(List<OpenSession> sessions) {}

  /**
   * A session.
   *
   * @param current true for the one that asks
   * @param trusted true if it may rest unused until its end
   * @param from which browser and where, in words
   * @param endsAt whatever is done with it
   */
  record OpenSession(
      String id,
      boolean current,
      boolean trusted,
      String from,
      Instant createdAt,
      Instant lastSeenAt,
      Instant endsAt) {
    /**
     * A session.
     *
     * @param own the hash of the session that asks
     */
    static OpenSession of(Session session, String own) {
      return new OpenSession(
          session.hash(),
          session.hash().equals(own),
          session.trusted(),
          session.from(),
          session.createdAt(),
          session.lastSeenAt(),
          session.endsAt());
    }
  }

  /**
   * To which address one is written to, and what can be chosen.
   *
   * @param mail false if the site sends no mail
   * @param offered an address that can be taken while there is none
   * @param endsAt when an address that is not confirmed is erased
   * @param wanted what is written about; all while there is no address
   */
  record OwnContact(
      boolean mail,
      Optional<String> email,
      Optional<String> state,
      Optional<String> language,
      Optional<String> offered,
      Optional<Instant> endsAt,
      List<String> wanted) {
    static OwnContact of(boolean mail, Optional<Contact> contact, Optional<String> offered) {
      Set<Notice> wanted =
          contact.map(Contact::wanted).orElseGet(() -> EnumSet.allOf(Notice.class));
      return new OwnContact(
          mail,
          contact.map(Contact::email),
          contact.map(each -> each.state().wireName()),
          contact.map(Contact::language),
          offered,
          contact.flatMap(Contact::endsAt),
          wanted.stream().sorted().map(Notice::wireName).toList());
    }
  }
}
