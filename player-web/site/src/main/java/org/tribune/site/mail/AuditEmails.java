package org.tribune.site.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditGenesis;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Messages;
import org.tribune.core.time.WrittenDay;

/** Writes to whoever keeps the e-mails where the audit trail ends. Safe for all threads; blocks. */
final class AuditEmails {
  private final Accounts accounts;
  private final SiteConfig site;
  private final AuditConfig config;
  private final ZoneId zone;
  private final Messages words;

  AuditEmails(Accounts accounts, SiteConfig site, AuditConfig config, ZoneId zone) {
    this.accounts = accounts;
    this.site = site;
    this.config = config;
    this.zone = zone;
    this.words = Messages.in(site.languages().getFirst());
  }

  EmailMessage write(AuditCheckpoint checkpoint, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(words.text("letter.hello"));
    parts.add(words.text("letter.audit", site.name(), time(checkpoint.madeAt())));
    parts.add(
        words.text("letter.audit.entries", entries(checkpoint))
            + "\n"
            + words.text("letter.audit.head")
            + "\n\n  "
            + checkpoint.head().text());
    parts.add(words.text("letter.audit.keep"));
    parts.add("  infra/tribune audit verify --head \"" + checkpoint.head().text() + "\"");
    parts.add(stamp(checkpoint));
    fingerprint().ifPresent(parts::add);
    parts.add(words.text("letter.audit.daily"));
    parts.add("-- \n" + site.name() + "\n" + site.url());
    return new EmailMessage(
        "audit." + checkpoint.day(),
        config.mailTo().orElseThrow(),
        words.text("letter.audit.subject", day(checkpoint.madeAt()))
            + " – "
            + CleanText.line(site.name()),
        String.join("\n\n", parts) + "\n",
        words.language(),
        now);
  }

  private long entries(AuditCheckpoint checkpoint) {
    long first = accounts.auditChain().genesis().map(AuditGenesis::first).orElse(1L);
    return checkpoint.head().number() - first + 1;
  }

  private String stamp(AuditCheckpoint checkpoint) {
    return config
        .timestamps()
        .map(
            each ->
                checkpoint.timestamp().isPresent()
                    ? words.text("letter.audit.time-stamp", each.server().getHost())
                    : words.text("letter.audit.time-stamp-failed"))
        .orElseGet(() -> words.text("letter.audit.no-time-stamp"));
  }

  private Optional<String> fingerprint() {
    AuditQuery newest =
        new AuditQuery(
            Optional.empty(),
            Optional.of(AuditAction.SIGNING_KEY_USED),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            /* limit= */ 1);
    return accounts.audit(newest).stream()
        .map(AuditEntry::subject)
        .filter(subject -> !subject.isEmpty())
        .findFirst()
        .map(each -> words.text("letter.audit.certificate") + "\n  " + each);
  }

  private String day(Instant at) {
    return WrittenDay.of(LocalDate.ofInstant(at, zone), locale());
  }

  private String time(Instant at) {
    String hour = words.language().equals("en") ? "HH:mm" : "H' h 'mm";
    return words.text(
        "letter.audit.moment",
        day(at),
        DateTimeFormatter.ofPattern(hour).format(at.atZone(zone)),
        zone.getId());
  }

  private Locale locale() {
    return words.language().equals("en") ? Locale.UK : Locale.FRENCH;
  }
}
