package org.tribune.catalogue.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.audit.ChainViolation.Kind;
import org.tribune.core.Bytes;

/**
 * Walks the whole chain of the audit trail, entry by entry, while others may add to it. The chain
 * alone shows what was changed by who did not make the rest of it anew; a head that is known from
 * outside shows also that, and what is missing at the end. Blocks; for one thread, once.
 */
public final class ChainVerification {
  private static final int AT_ONCE = 1_000;
  private static final int MOST_VIOLATIONS = 200;

  private final AuditChain chain;
  private final Map<Long, List<AuditHead>> heads = new HashMap<>();
  private final List<ChainViolation> violations = new ArrayList<>();
  private final Set<String> erased = new HashSet<>();
  private final Set<String> named = new HashSet<>();

  // The hash of the entry before.
  private Optional<Bytes> previous = Optional.empty();
  private Instant previousAt = Instant.EPOCH;
  private long number = 0;
  private long entries = 0;

  private ChainVerification(AuditChain chain, List<AuditHead> heads) {
    this.chain = chain;
    heads.forEach(
        head -> this.heads.computeIfAbsent(head.number(), each -> new ArrayList<>()).add(head));
  }

  /**
   * Verifies the chain, and that it holds each of {@code heads}.
   *
   * @param heads from an e-mail, from paper, or stored
   */
  public static ChainReport of(AuditChain chain, List<AuditHead> heads) {
    return new ChainVerification(chain, heads).run();
  }

  private ChainReport run() {
    Optional<AuditGenesis> genesis = chain.genesis();
    if (genesis.isEmpty()) {
      add(Kind.GENESIS, /* at= */ 0, "The chain has no beginning: its record was deleted");
    }
    previous = genesis.map(AuditHashes::of);
    number = genesis.map(AuditGenesis::first).orElse(1L) - 1;
    long first = number;
    List<ChainedEntry> page = chain.entriesAfter(/* number= */ Long.MIN_VALUE, AT_ONCE);
    while (!page.isEmpty()) {
      page.forEach(this::visit);
      page = chain.entriesAfter(page.getLast().number(), AT_ONCE);
    }
    requireHeadsWithin(first);
    erased.removeAll(named);
    erased.forEach(
        each ->
            add(
                Kind.ERASED,
                Long.parseLong(each),
                "Entry " + each + " was erased, and no entry records it"));
    return new ChainReport(
        entries,
        named.size(),
        genesis.map(each -> each.adopted() - each.first() + 1).orElse(0L),
        previous.filter(hash -> entries > 0).map(hash -> new AuditHead(number, hash)),
        violations);
  }

  private void visit(ChainedEntry entry) {
    entries++;
    requireNext(entry);
    requireContent(entry);
    requireLink(entry);
    requireHeads(entry);
    entry.hash().ifPresent(hash -> previous = Optional.of(hash));
    previousAt = entry.at();
    number = entry.number();
  }

  private void requireNext(ChainedEntry entry) {
    if (entry.number() != number + 1) {
      add(
          Kind.MISSING,
          number + 1,
          entry.number() == number + 2
              ? "Entry " + (number + 1) + " is missing"
              : "Entries " + (number + 1) + " to " + (entry.number() - 1) + " are missing");
    }
  }

  private void requireContent(ChainedEntry entry) {
    if (entry.salt().isEmpty() && entry.commitment().isPresent()) {
      erased.add("" + entry.number());
      if (!entry.content().equals(ChainedEntry.Content.ERASED)) {
        changed(entry);
      }
    } else if (!entry
        .salt()
        .map(salt -> AuditHashes.commitment(entry.content(), salt))
        .equals(entry.commitment())) {
      changed(entry);
    } else if (entry.action().equals(AuditAction.AUDIT_ERASED.wireName())) {
      named.add(entry.content().subject());
    }
  }

  private void changed(ChainedEntry entry) {
    add(
        Kind.CHANGED,
        entry.number(),
        "Entry " + entry.number() + " of " + entry.at() + " says another thing than was written");
  }

  private void requireLink(ChainedEntry entry) {
    Optional<Bytes> right =
        previous.flatMap(
            before ->
                entry
                    .commitment()
                    .map(
                        commitment ->
                            AuditHashes.entry(
                                before, entry.number(), entry.at(), entry.action(), commitment)));
    if (entry.hash().isEmpty() || (previous.isPresent() && !right.equals(entry.hash()))) {
      add(
          Kind.UNLINKED,
          entry.number(),
          "Entry "
              + entry.number()
              + " of "
              + entry.at()
              + " does not follow from what is before it: one of both was changed, inserted, moved"
              + " or deleted");
    }
  }

  private void requireHeads(ChainedEntry entry) {
    List<AuditHead> here = heads.remove(entry.number());
    if (here == null) {
      return;
    }
    for (AuditHead head : here) {
      if (!entry.hash().equals(Optional.of(head.hash()))) {
        add(
            Kind.HEAD,
            head.number(),
            "The head "
                + head.text()
                + " is of another trail: it was made anew up to this entry, or the site was"
                + " restored from a backup and went its own way");
      }
    }
  }

  private void requireHeadsWithin(long first) {
    heads.values().stream()
        .flatMap(List::stream)
        .forEach(
            head ->
                add(
                    Kind.HEAD,
                    head.number(),
                    head.number() <= first
                        ? "The head " + head.text() + " is older than all that is left of the trail"
                        : beyond(head)));
  }

  private String beyond(AuditHead head) {
    return "The trail ends with entry "
        + number
        + (entries > 0 ? " of " + previousAt : "")
        + ", and the head is of entry "
        + head.number()
        + ": entries are missing since then, "
        + (head.number() - number)
        + " at least. They were deleted, or a backup of that time was restored";
  }

  private void add(Kind kind, long at, String text) {
    if (violations.size() < MOST_VIOLATIONS) {
      violations.add(new ChainViolation(kind, at, text));
    }
  }
}
