package org.tribune.archive.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.core.channel.ChannelId;

/** Finds in the audit trail who gave an order to a channel. Blocks; safe for all threads. */
final class StaffActions {
  private static final Duration BEFORE = Duration.ofSeconds(2);

  /** An entry is written once the order is carried out; a database that is away delays it. */
  private static final Duration AFTER = Duration.ofSeconds(30);

  private static final int MOST = 50;

  private final Accounts accounts;

  StaffActions(Accounts accounts) {
    this.accounts = accounts;
  }

  /** The order of one of these kinds that was given nearest to {@code at}. */
  Optional<StaffAction> find(ChannelId channel, List<AuditAction> actions, Instant at) {
    return actions.stream()
        .flatMap(action -> accounts.audit(query(action, at)).stream())
        .filter(entry -> entry.subject().equals(channel.value()))
        .min(Comparator.comparing(entry -> Duration.between(at, entry.at()).abs()))
        .map(StaffActions::order);
  }

  private static AuditQuery query(AuditAction action, Instant at) {
    return new AuditQuery(
        /* account= */ Optional.empty(),
        Optional.of(action),
        Optional.of(at.minus(BEFORE)),
        Optional.of(at.plus(AFTER)),
        /* before= */ OptionalLong.empty(),
        MOST);
  }

  private static StaffAction order(AuditEntry entry) {
    return new StaffAction(entry.number(), entry.at(), entry.who());
  }
}
