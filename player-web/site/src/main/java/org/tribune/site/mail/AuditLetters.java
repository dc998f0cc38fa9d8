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
import org.tribune.core.time.WrittenDay;

/** Tells whoever keeps the letters where the audit trail ends. Safe for all threads; blocks. */
final class AuditLetters {
  private final Accounts accounts;
  private final SiteConfig site;
  private final AuditConfig config;
  private final ZoneId zone;
  private final boolean isEnglish;

  AuditLetters(Accounts accounts, SiteConfig site, AuditConfig config, ZoneId zone) {
    this.accounts = accounts;
    this.site = site;
    this.config = config;
    this.zone = zone;
    this.isEnglish = site.languages().getFirst().equals("en");
  }

  Letter write(AuditCheckpoint checkpoint, Instant now) {
    List<String> parts = new ArrayList<>();
    parts.add(of("Bonjour,", "Hello,"));
    parts.add(
        of("Voici l’état du journal du site ", "This is where the audit trail of the site ")
            + site.name()
            + of(", le ", " ends, on ")
            + time(checkpoint.madeAt())
            + of(" :", ":"));
    parts.add(
        of("Nombre d’entrées : ", "Number of entries: ")
            + entries(checkpoint)
            + "\n"
            + of("Empreinte :", "Head:")
            + "\n\n  "
            + checkpoint.head().text());
    parts.add(
        of(
            "Gardez ce message. Tout ce que fait le personnel est inscrit dans ce journal, et chaque"
                + " entrée est liée à toutes les précédentes : si l’une d’elles est modifiée, effacée"
                + " ou ajoutée après coup, cette empreinte ne correspond plus. Pour le vérifier, même"
                + " dans des années, faites taper ceci sur la machine du site :",
            "Keep this message. All that the staff does is written into this trail, and each entry is"
                + " bound to all before it: if one of them is changed, erased or added afterwards,"
                + " this head does not match any more. To verify it, even years from now, have this"
                + " typed on the site's machine:"));
    parts.add("  infra/tribune audit verify --head \"" + checkpoint.head().text() + "\"");
    parts.add(stamp(checkpoint));
    fingerprint().ifPresent(parts::add);
    parts.add(
        of(
            "Ce message part chaque jour. S’il n’arrive pas, demandez pourquoi.",
            "This message is sent each day. If it does not come, ask why."));
    parts.add("-- \n" + site.name() + "\n" + site.url());
    return new Letter(
        "audit." + checkpoint.day(),
        config.mailTo().orElseThrow(),
        of("Empreinte du journal, ", "Head of the audit trail, ")
            + day(checkpoint.madeAt())
            + " – "
            + CleanText.line(site.name()),
        String.join("\n\n", parts) + "\n",
        isEnglish ? "en" : "fr",
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
                    ? of("Horodatage (RFC 3161) : par ", "Time stamp (RFC 3161): by ")
                        + each.server().getHost()
                    : of(
                        "Horodatage (RFC 3161) : l’autorité n’a pas répondu.",
                        "Time stamp (RFC 3161): the authority did not answer."))
        .orElse(of("Horodatage : aucun.", "Time stamp: none."));
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
        .map(
            each ->
                of(
                        "Certificat qui signe les attestations de huis clos (SHA-256) :",
                        "Certificate that signs the proofs of closed sessions (SHA-256):")
                    + "\n  "
                    + each);
  }

  private String day(Instant at) {
    return WrittenDay.of(LocalDate.ofInstant(at, zone), locale());
  }

  private String time(Instant at) {
    return day(at)
        + DateTimeFormatter.ofPattern(of(" 'à' H' h 'mm", " 'at' HH:mm")).format(at.atZone(zone))
        + " ("
        + zone.getId()
        + ")";
  }

  private Locale locale() {
    return isEnglish ? Locale.UK : Locale.FRENCH;
  }

  private String of(String fr, String en) {
    return isEnglish ? en : fr;
  }
}
