package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditGenesis;
import org.tribune.catalogue.audit.AuditHashes;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.ChainedEntry;
import org.tribune.core.Bytes;

/** An audit trail in memory. Safe for all threads. */
final class FakeAuditChain implements AuditChain {
  private final Runnable throwFailure;
  private final List<ChainedEntry> trail = new ArrayList<>();
  private final TreeMap<LocalDate, AuditCheckpoint> checkpoints = new TreeMap<>();
  private final Map<LocalDate, Instant> leases = new HashMap<>();
  private AuditGenesis genesis =
      new AuditGenesis(salt(), Instant.EPOCH, /* first= */ 1, /* adopted= */ 0);

  /**
   * @param throwFailure throws what every call is to throw, if anything
   */
  FakeAuditChain(Runnable throwFailure) {
    this.throwFailure = throwFailure;
  }

  private static Bytes salt() {
    return Bytes.wrap(new byte[AuditHashes.LENGTH]);
  }

  synchronized long add(AuditEntry entry) {
    throwFailure.run();
    long number = trail.isEmpty() ? 1 : trail.getLast().number() + 1;
    trail.add(ChainedEntry.of(entry.numbered(number), previous(), salt()));
    return number;
  }

  private Bytes previous() {
    return head().map(AuditHead::hash).orElseGet(() -> AuditHashes.of(genesis));
  }

  /** The newest first. */
  synchronized List<AuditEntry> entries() {
    throwFailure.run();
    return trail.reversed().stream().map(each -> each.entry().orElseThrow()).toList();
  }

  /** Adds them in no chain. */
  synchronized void restoreUnchained(List<AuditEntry> entries) {
    restore(
        entries.stream()
            .map(entry -> ChainedEntry.of(entry, salt(), salt()))
            .map(
                each ->
                    new ChainedEntry(
                        each.number(),
                        each.at(),
                        each.action(),
                        each.content(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
            .toList());
  }

  @Override
  public synchronized Optional<AuditGenesis> genesis() {
    throwFailure.run();
    return Optional.of(genesis);
  }

  @Override
  public synchronized Optional<AuditHead> head() {
    throwFailure.run();
    return trail.reversed().stream()
        .flatMap(each -> each.hash().map(hash -> new AuditHead(each.number(), hash)).stream())
        .findFirst();
  }

  @Override
  public synchronized List<ChainedEntry> entriesAfter(long number, int limit) {
    throwFailure.run();
    return trail.stream().filter(each -> each.number() > number).limit(limit).toList();
  }

  @Override
  public synchronized boolean erase(long number, AuditEntry why) {
    throwFailure.run();
    for (int i = 0; i < trail.size(); i++) {
      ChainedEntry each = trail.get(i);
      if (each.number() == number && each.salt().isPresent()) {
        trail.set(i, each.erased());
        var _ = add(why);
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized Optional<AuditCheckpoint> checkpoint(LocalDate day, Instant now) {
    head()
        .ifPresent(
            head ->
                restore(new AuditCheckpoint(day, head, now, Optional.empty(), Optional.empty())));
    return Optional.ofNullable(checkpoints.get(day));
  }

  @Override
  public synchronized List<AuditCheckpoint> checkpoints() {
    throwFailure.run();
    return List.copyOf(checkpoints.values());
  }

  @Override
  public synchronized boolean lease(LocalDate day, Instant now, Instant until) {
    throwFailure.run();
    if (!checkpoints.containsKey(day) || leases.getOrDefault(day, Instant.MIN).isAfter(now)) {
      return false;
    }
    leases.put(day, until);
    return true;
  }

  @Override
  public synchronized void keepTimestamp(LocalDate day, Bytes token) {
    throwFailure.run();
    var _ =
        checkpoints.computeIfPresent(
            day,
            (key, each) ->
                new AuditCheckpoint(
                    day,
                    each.head(),
                    each.madeAt(),
                    each.timestamp().or(() -> Optional.of(token)),
                    each.mailedAt()));
  }

  @Override
  public synchronized void keepMailed(LocalDate day, Instant at) {
    throwFailure.run();
    var _ =
        checkpoints.computeIfPresent(
            day,
            (key, each) ->
                new AuditCheckpoint(
                    day,
                    each.head(),
                    each.madeAt(),
                    each.timestamp(),
                    each.mailedAt().or(() -> Optional.of(at))));
  }

  @Override
  public synchronized void restore(AuditGenesis restored) {
    throwFailure.run();
    if (head().isEmpty()) {
      genesis = restored;
    }
  }

  @Override
  public synchronized void restore(List<ChainedEntry> entries) {
    throwFailure.run();
    entries.stream()
        .filter(entry -> trail.stream().noneMatch(each -> each.number() == entry.number()))
        .forEach(trail::add);
    trail.sort(Comparator.comparingLong(ChainedEntry::number));
  }

  @Override
  public synchronized void restore(AuditCheckpoint checkpoint) {
    throwFailure.run();
    checkpoints.putIfAbsent(checkpoint.day(), checkpoint);
  }

  @Override
  public synchronized void adopt(Instant now) {
    throwFailure.run();
    if (head().isPresent()) {
      return;
    }
    long first = trail.isEmpty() ? 1 : trail.getFirst().number();
    long last = trail.isEmpty() ? first - 1 : trail.getLast().number();
    genesis = new AuditGenesis(salt(), now, first, last);
    List<AuditEntry> entries = entries().reversed();
    trail.clear();
    entries.forEach(each -> trail.add(ChainedEntry.of(each, previous(), salt())));
  }
}
