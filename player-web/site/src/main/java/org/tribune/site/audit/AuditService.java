package org.tribune.site.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.access.AccountId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.site.http.Csv;
import org.tribune.site.http.ProblemException;

/** Reads the audit trail. Calls block. Safe for all threads. */
final class AuditService {
  private static final int USUAL_LIMIT = 50;
  private static final int HIGHEST_LIMIT = 500;

  /** The first line of the CSV export. */
  static final String CSV_HEAD =
      Csv.head("number", "at", "who", "account", "action", "subject", "detail", "from");

  private final Catalogue catalogue;
  private final Map<String, String> channels;
  private final Accounts accounts;

  AuditService(Catalogue catalogue, List<ChannelConfig> channels) {
    this.catalogue = catalogue;
    this.channels =
        channels.stream().collect(Collectors.toMap(each -> each.id().value(), ChannelConfig::name));
    this.accounts = catalogue.accounts();
  }

  /**
   * What is asked for.
   *
   * @param parameter the value of a query parameter, by its name
   */
  static AuditQuery query(Function<String, Optional<String>> parameter) {
    try {
      int limit = parameter.apply("limit").map(Integer::parseInt).orElse(USUAL_LIMIT);
      if (limit < 1 || limit > HIGHEST_LIMIT) {
        throw new IllegalArgumentException("Out of range");
      }
      return new AuditQuery(
          parameter.apply("person").map(AccountId::new),
          parameter
              .apply("action")
              .map(name -> AuditAction.ofWireName(name).orElseThrow(IllegalArgumentException::new)),
          parameter.apply("since").map(Instant::parse),
          parameter.apply("until").map(Instant::parse),
          parameter
              .apply("before")
              .map(text -> OptionalLong.of(Long.parseLong(text)))
              .orElse(OptionalLong.empty()),
          limit);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw ProblemException.badRequest("audit.filter-invalid");
    }
  }

  List<AuditEntry> read(AuditQuery query) {
    return accounts.audit(query);
  }

  /** The newest entries that are asked for, and the people and actions that there are. */
  AuditResponses.Page page(AuditQuery query) {
    List<AuditEntry> found = read(query);
    AuditSubjects subjects = new AuditSubjects(catalogue, channels);
    return new AuditResponses.Page(
        found.stream().map(each -> AuditResponses.Entry.of(each, subjects.of(each))).toList(),
        found.size() == query.limit()
            ? OptionalLong.of(found.getLast().number())
            : OptionalLong.empty(),
        accounts.accounts().stream().map(AuditResponses.Person::of).toList(),
        Stream.of(AuditAction.values()).map(AuditAction::wireName).toList());
  }

  /** Entries as lines of CSV. */
  static String csv(List<AuditEntry> entries) {
    return entries.stream()
        .map(
            entry ->
                Csv.line(
                    Stream.of(
                        Long.toString(entry.number()),
                        entry.at().toString(),
                        entry.who(),
                        entry.account().map(AccountId::value).orElse(""),
                        entry.action().wireName(),
                        entry.subject(),
                        entry.detail(),
                        entry.from())))
        .collect(Collectors.joining());
  }
}
