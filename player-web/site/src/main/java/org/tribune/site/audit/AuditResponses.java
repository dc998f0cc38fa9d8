package org.tribune.site.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.ChainReport;
import org.tribune.catalogue.audit.ChainViolation;
import org.tribune.core.access.AccountId;

/** What the routes of the audit trail answer, as {@code openapi.yaml} describes it. */
final class AuditResponses {
  private AuditResponses() {}

  /**
   * The newest entries that were asked for.
   *
   * @param before the number to ask for what is older, if there may be some
   * @param actions all that there are
   */
  record Page(
      List<Entry> entries, OptionalLong before, List<Person> people, List<String> actions) {}

  record Person(String id, String name) {
    static Person of(Account account) {
      return new Person(account.id().value(), account.displayName());
    }
  }

  /**
   * An entry.
   *
   * @param subjectName what people call the subject
   */
  record Entry(
      long number,
      Instant at,
      Optional<String> account,
      String who,
      String action,
      String subject,
      Optional<String> subjectName,
      String detail,
      String from) {
    static Entry of(AuditEntry entry, Optional<String> subjectName) {
      return new Entry(
          entry.number(),
          entry.at(),
          entry.account().map(AccountId::value),
          entry.who(),
          entry.action().wireName(),
          entry.subject(),
          subjectName,
          entry.detail(),
          entry.from());
    }
  }

  /**
   * Where the trail ends, to be printed, and what was published of it outside.
   *
   * @param since when the chain began
   * @param adopted how many entries are older than the chain
   * @param certificate by which proofs of closed sessions are known as this site's
   */
  record Head(
      long entries,
      Optional<String> head,
      Optional<Instant> since,
      long adopted,
      Optional<String> certificate,
      Optional<Checkpoint> checkpoint) {}

  record Checkpoint(
      LocalDate day, String head, boolean stamped, Instant madeAt, Optional<Instant> mailedAt) {
    static Checkpoint of(AuditCheckpoint checkpoint) {
      return new Checkpoint(
          checkpoint.day(),
          checkpoint.head().text(),
          checkpoint.timestamp().isPresent(),
          checkpoint.madeAt(),
          checkpoint.mailedAt());
    }
  }

  /** Whether the chain holds. */
  record Verification(boolean sound, long entries, long erased, List<Violation> violations) {
    static Verification of(ChainReport report) {
      return new Verification(
          report.isSound(),
          report.entries(),
          report.erased(),
          report.violations().stream().map(Violation::of).toList());
    }
  }

  record Violation(String kind, long number, String text) {
    static Violation of(ChainViolation violation) {
      return new Violation(
          violation.kind().name().toLowerCase(Locale.ROOT), violation.number(), violation.text());
    }
  }
}
