package org.tribune.site.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Login;
import org.tribune.catalogue.account.Proof;
import org.tribune.catalogue.account.Session;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.core.access.Role;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;

class SessionsTest {
  private static final Instant START = Instant.parse("2026-11-24T18:00:00Z");

  private final FakeMediaClock clock = new FakeMediaClock(START);
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final Sessions one = new Sessions(catalogue.accounts(), clock);
  private final Sessions other = new Sessions(catalogue.accounts(), clock);
  private final String secret = SecretHash.newSecret();
  private final Account anne =
      Account.create(new Login("anne"), "Anne", Set.of(Role.CLERK), START).withPassword("$hash");

  @BeforeEach
  void open() {
    AuditEntry entry = entry();
    catalogue.accounts().create(anne, entry);
    Session session =
        new Session(
            SecretHash.of(secret),
            anne.id(),
            START,
            START,
            START.plus(Session.LONGEST),
            /* trusted= */ false,
            "");
    assertThat(catalogue.accounts().open(session, new Proof.Password("$hash"), entry)).isTrue();
  }

  private static AuditEntry entry() {
    return new AuditEntry(
        /* number= */ 0, START, Optional.empty(), "", AuditAction.SIGNED_IN, "", "", "");
  }

  @Test
  void session_loaded_isKnownWithoutAskingForAMoment() {
    assertThat(one.peek(secret)).isEmpty();
    assertThat(one.load(secret)).isPresent();
    assertThat(one.peek(secret)).isPresent();
    clock.advance(Duration.ofSeconds(3));
    assertThat(one.peek(secret)).isEmpty();
  }

  @Test
  void account_disabledByAnotherProcess_isRefusedWithinFiveSeconds() {
    assertThat(one.load(secret)).isPresent();
    var _ =
        catalogue
            .accounts()
            .change(anne.id(), each -> each.active(false), Optional.empty(), entry());
    other.forget(anne.id());
    assertThat(other.load(secret)).isEmpty();
    clock.advance(Duration.ofSeconds(5));
    assertThat(one.peek(secret)).isEmpty();
    assertThat(one.load(secret)).isEmpty();
  }

  @Test
  void session_unusedForTwelveHours_isOver() {
    clock.advance(Duration.ofHours(12));
    assertThat(one.load(secret)).isEmpty();
  }

  @Test
  void session_used_goesOn() {
    clock.advance(Duration.ofHours(11));
    one.touch(one.load(secret).orElseThrow());
    clock.advance(Duration.ofHours(11));
    assertThat(one.load(secret)).isPresent();
  }

  @Test
  void catalogue_away_whoWasSignedInGoesOnForHalfAnHour() {
    assertThat(one.load(secret)).isPresent();
    catalogue.fail(new CatalogueException("away"));
    clock.advance(Duration.ofMinutes(29));
    assertThat(one.peek(secret)).isEmpty();
    assertThat(one.load(secret)).isPresent();
    assertThat(one.peek(secret)).isPresent();
    assertThatThrownBy(() -> other.load(secret)).isInstanceOf(CatalogueException.class);
    clock.advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> one.load(secret)).isInstanceOf(CatalogueException.class);
    catalogue.recover();
    assertThat(one.load(secret)).isPresent();
  }
}
