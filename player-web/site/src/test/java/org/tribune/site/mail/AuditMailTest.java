package org.tribune.site.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.Message;
import org.tribune.site.mail.UndeliveredException.Reason;
import org.tribune.sql.TemporaryCatalogue;

final class AuditMailTest {
  private static final AuditConfig CONFIG =
      new AuditConfig(
          Optional.of("archives@departement.example"), Optional.empty(), Optional.empty());

  private final Accounts accounts = new TemporaryCatalogue().accounts();
  private final List<EmailMessage> taken = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-28T09:00:00Z");
  private volatile boolean isAway = false;

  private final class Server implements MailServer {
    @Override
    public void deliver(EmailMessage email) {
      check();
      taken.add(email);
    }

    @Override
    public void check() {
      if (isAway) {
        throw new UndeliveredException(Reason.SERVER, new Message("En panne.", "Out of order."));
      }
    }

    @Override
    public void hangUp() {}
  }

  @BeforeEach
  void act() {
    record(AuditAction.WENT_LIVE, "chamber");
    record(AuditAction.SIGNING_KEY_USED, "3F:2A");
  }

  private void record(AuditAction action, String subject) {
    var _ =
        accounts.record(
            new AuditEntry(0, now, Optional.empty(), "Anne", action, subject, "", "Firefox"));
  }

  private AuditMail mail(String language) {
    SiteConfig site =
        new SiteConfig(
            "Ville d’Ès",
            URI.create("https://live.example.org"),
            List.of(language),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE);
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneId.of("Europe/Paris"));
    return new AuditMail(
        accounts, site, CONFIG, Optional.of(new Server()), Optional.empty(), clock);
  }

  private AuditHead head() {
    return accounts.auditChain().head().orElseThrow();
  }

  @Test
  void look_newDay_mailsTheHeadInWordsForAClerk() {
    mail("fr").look();
    assertThat(taken).hasSize(1);
    EmailMessage email = taken.getFirst();
    assertThat(email.to()).isEqualTo("archives@departement.example");
    assertThat(email.subject()).isEqualTo("Empreinte du journal, 28 novembre 2026 – Ville d’Ès");
    assertThat(email.text())
        .contains(
            "le 28 novembre 2026 à 10 h 00 (Europe/Paris)",
            "Nombre d’entrées : 2",
            "audit verify --head \"" + head().text() + "\"",
            "3F:2A",
            "Horodatage : aucun");
    assertThat(
            AuditHead.parse(
                email
                    .text()
                    .lines()
                    .filter(line -> line.startsWith("  2:"))
                    .findFirst()
                    .orElseThrow()))
        .contains(head());
  }

  @Test
  void look_english_isInEnglish() {
    mail("en").look();
    assertThat(taken.getFirst().text()).contains("Number of entries: 2", "Keep this message");
  }

  @Test
  void look_againOnTheSameDay_sendsNothing_onTheNextTheNewHead() {
    mail("fr").look();
    record(AuditAction.BROADCAST_ENDED, "chamber");
    now = now.plus(Duration.ofHours(12));
    // As after a restart.
    mail("fr").look();
    assertThat(taken).hasSize(1);
    now = now.plus(Duration.ofHours(4));
    mail("fr").look();
    assertThat(taken).hasSize(2);
    assertThat(taken.getLast().text()).contains(head().text());
  }

  @Test
  void look_byManyProcessesAtOnce_sendsOneLetter() {
    List<AuditMail> processes = Stream.generate(() -> mail("fr")).limit(6).toList();
    CompletableFuture.allOf(
            processes.stream()
                .map(each -> CompletableFuture.runAsync(each::look))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    assertThat(taken).hasSize(1);
  }

  @Test
  void look_serverAway_triesAgainLater() {
    isAway = true;
    mail("fr").look();
    isAway = false;
    now = now.plus(Duration.ofMinutes(20));
    mail("fr").look();
    assertThat(taken).hasSize(1);
    assertThat(accounts.auditChain().checkpoints())
        .extracting(AuditCheckpoint::mailedAt)
        .containsExactly(Optional.of(now));
  }

  @Test
  void isWanted_nothingSet_isFalse() {
    SiteConfig site =
        new SiteConfig(
            "Ville",
            URI.create("https://live.example.org"),
            List.of("fr"),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE);
    AuditMail mail =
        new AuditMail(
            accounts,
            site,
            AuditConfig.USUAL,
            Optional.of(new Server()),
            Optional.empty(),
            Clock.systemUTC());
    assertThat(mail.isWanted()).isFalse();
  }
}
