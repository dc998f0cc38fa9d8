package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.AuditCheckpoint;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditGenesis;
import org.tribune.catalogue.audit.AuditHashes;
import org.tribune.catalogue.audit.AuditHead;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.audit.ChainReport;
import org.tribune.catalogue.audit.ChainVerification;
import org.tribune.catalogue.audit.ChainedEntry;
import org.tribune.core.Bytes;
import org.tribune.core.access.AccountId;

/** What the {@link AuditChain} of every {@link org.tribune.catalogue.Catalogue} must do. */
public abstract class AuditChainContract extends OpenedCatalogue {
  /** When all entries of these tests are written. */
  protected static final Instant NOW = Instant.parse("2026-11-24T18:45:02.123456Z");

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Accounts accounts;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private AuditChain chain;

  @BeforeEach
  final void openChain() {
    accounts = catalogue.accounts();
    chain = accounts.auditChain();
  }

  /** An entry with this subject. */
  protected static AuditEntry entry(AuditAction action, String subject) {
    return new AuditEntry(
        /* number= */ 0,
        NOW,
        Optional.of(new AccountId("p-anne")),
        "Anne Élysée",
        action,
        subject,
        "detail",
        "Firefox, mairie");
  }

  private void record(int times) {
    IntStream.range(0, times)
        .forEach(each -> accounts.record(entry(AuditAction.WENT_LIVE, "chamber-" + each)));
  }

  private AuditHead head() {
    return chain.head().orElseThrow();
  }

  private ChainReport verify(AuditHead... heads) {
    return ChainVerification.of(chain, List.of(heads));
  }

  @Test
  final void verify_emptyTrail_isSoundWithoutAHead() {
    assertThat(verify()).isEqualTo(new ChainReport(0, 0, 0, Optional.empty(), List.of()));
    assertThat(chain.checkpoint(TODAY, NOW)).isEmpty();
  }

  @Test
  final void record_entries_areChainedFromTheGenesisOn() {
    record(3);
    List<ChainedEntry> entries = chain.entriesAfter(0, 9);
    Bytes previous = AuditHashes.of(chain.genesis().orElseThrow());
    for (ChainedEntry each : entries) {
      assertThat(each)
          .isEqualTo(
              ChainedEntry.of(each.entry().orElseThrow(), previous, each.salt().orElseThrow()));
      previous = each.hash().orElseThrow();
    }
    assertThat(entries).hasSize(3);
    assertThat(head()).isEqualTo(new AuditHead(3, previous));
    assertThat(verify()).isEqualTo(new ChainReport(3, 0, 0, chain.head(), List.of()));
  }

  @Test
  final void record_manyAtOnce_makesOneChain() {
    CompletableFuture.allOf(
            IntStream.range(0, 24)
                .mapToObj(
                    each ->
                        CompletableFuture.runAsync(
                            () -> accounts.record(entry(AuditAction.SIGNED_IN, "" + each))))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    assertThat(verify()).isEqualTo(new ChainReport(24, 0, 0, chain.head(), List.of()));
  }

  @Test
  final void entriesAfter_longTrail_givesPagesOldestFirst() {
    record(5);
    assertThat(chain.entriesAfter(1, 2)).extracting(ChainedEntry::number).containsExactly(2L, 3L);
    assertThat(chain.entriesAfter(5, 2)).isEmpty();
  }

  @Test
  final void verify_headOfBefore_holdsWhateverWasAdded() {
    record(2);
    AuditHead before = head();
    record(3);
    assertThat(verify(before, head()).isSound()).isTrue();
  }

  @Test
  final void verify_headOfALaterEntry_tellsSinceWhenEntriesAreMissing() {
    record(2);
    ChainReport report = verify(new AuditHead(9, head().hash()));
    assertThat(report.violations()).hasSize(1);
    assertThat(report.violations().getFirst().text())
        .contains("ends with entry 2 of 2026-11-24T18:45:02.123456Z", "of entry 9", "7 at least");
  }

  @Test
  final void verify_headOfAnotherTrail_isToldThere() {
    record(3);
    AuditHead other = new AuditHead(2, head().hash());
    assertThat(verify(other).violations())
        .singleElement()
        .satisfies(each -> assertThat(each.text()).contains("another trail"));
  }

  @Test
  final void erase_entry_losesItsContentAndKeepsTheChain() {
    record(3);
    AuditHead before = head();
    AuditEntry why = entry(AuditAction.AUDIT_ERASED, "2");
    assertThat(chain.erase(2, why)).isTrue();
    ChainedEntry erased = chain.entriesAfter(1, 1).getFirst();
    assertThat(erased.content()).isEqualTo(ChainedEntry.Content.ERASED);
    assertThat(erased.salt()).isEmpty();
    assertThat(erased.action()).isEqualTo("went-live");
    assertThat(accounts.audit(AuditQuery.newest(1)).getFirst()).isEqualTo(why.numbered(4));
    assertThat(verify(before)).isEqualTo(new ChainReport(4, 1, 0, chain.head(), List.of()));
  }

  @Test
  final void erase_entryThatIsErasedOrUnknown_writesNothing() {
    record(1);
    assertThat(chain.erase(1, entry(AuditAction.AUDIT_ERASED, "1"))).isTrue();
    assertThat(chain.erase(1, entry(AuditAction.AUDIT_ERASED, "1"))).isFalse();
    assertThat(chain.erase(7, entry(AuditAction.AUDIT_ERASED, "7"))).isFalse();
    assertThat(head().number()).isEqualTo(2);
  }

  @Test
  final void checkpoint_ofADay_isMadeOnceWhateverIsAdded() {
    record(2);
    AuditHead first = head();
    AuditCheckpoint made = chain.checkpoint(TODAY, NOW).orElseThrow();
    assertThat(made)
        .isEqualTo(new AuditCheckpoint(TODAY, first, NOW, Optional.empty(), Optional.empty()));
    record(1);
    assertThat(chain.checkpoint(TODAY, NOW.plusSeconds(60))).contains(made);
    assertThat(chain.checkpoint(TODAY.plusDays(1), NOW).orElseThrow().head()).isEqualTo(head());
    assertThat(chain.checkpoints())
        .extracting(AuditCheckpoint::day)
        .containsExactly(TODAY, TODAY.plusDays(1));
  }

  @Test
  final void lease_askedByMany_isOnesUntilItEnds() {
    record(1);
    assertThat(chain.lease(TODAY, NOW, NOW.plusSeconds(60))).isFalse();
    var _ = chain.checkpoint(TODAY, NOW);
    long given =
        IntStream.range(0, 8)
            .mapToObj(
                each ->
                    CompletableFuture.supplyAsync(
                        () -> chain.lease(TODAY, NOW, NOW.plusSeconds(60))))
            .toList()
            .stream()
            .filter(CompletableFuture::join)
            .count();
    assertThat(given).isEqualTo(1);
    assertThat(chain.lease(TODAY, NOW.plusSeconds(59), NOW.plusSeconds(120))).isFalse();
    assertThat(chain.lease(TODAY, NOW.plusSeconds(60), NOW.plusSeconds(120))).isTrue();
  }

  @Test
  final void keep_timestampAndLetter_areKeptOnce() {
    record(1);
    var _ = chain.checkpoint(TODAY, NOW);
    chain.keepTimestamp(TODAY, Bytes.utf8("token"));
    chain.keepTimestamp(TODAY, Bytes.utf8("another"));
    chain.keepMailed(TODAY, NOW);
    chain.keepMailed(TODAY, NOW.plusSeconds(1));
    assertThat(chain.checkpoints())
        .containsExactly(
            new AuditCheckpoint(
                TODAY, head(), NOW, Optional.of(Bytes.utf8("token")), Optional.of(NOW)));
  }

  @Test
  final void restore_chainOfABackup_holdsWithItsHeadsAndGoesOn() {
    AuditGenesis genesis = new AuditGenesis(Bytes.wrap(new byte[AuditHashes.LENGTH]), NOW, 1, 1);
    List<ChainedEntry> entries = new ArrayList<>();
    Bytes previous = AuditHashes.of(genesis);
    for (int i = 1; i <= 3; i++) {
      ChainedEntry each =
          ChainedEntry.of(
              entry(AuditAction.WENT_LIVE, "" + i).numbered(i), previous, genesis.seed());
      entries.add(each);
      previous = each.hash().orElseThrow();
    }
    AuditHead end = new AuditHead(3, previous);
    chain.restore(genesis);
    chain.restore(entries.reversed());
    AuditCheckpoint checkpoint =
        new AuditCheckpoint(TODAY, end, NOW, Optional.of(Bytes.utf8("t")), Optional.empty());
    chain.restore(checkpoint);
    chain.adopt(NOW);
    chain.restore(new AuditGenesis(Bytes.wrap(new byte[AuditHashes.LENGTH]), NOW, 1, 3));
    record(1);
    assertThat(chain.genesis()).contains(genesis);
    assertThat(chain.checkpoints()).containsExactly(checkpoint);
    assertThat(verify(end)).isEqualTo(new ChainReport(4, 0, 1, chain.head(), List.of()));
  }

  @Test
  final void adopt_trailOfAnOldBackup_isChainedFromItsFirstEntry() {
    chain.restore(
        List.of(
            AuditSamples.unchained(entry(AuditAction.WENT_LIVE, "b").numbered(8)),
            AuditSamples.unchained(entry(AuditAction.WENT_LIVE, "a").numbered(7))));
    assertThat(verify().isSound()).isFalse();
    chain.adopt(NOW);
    record(1);
    assertThat(verify()).isEqualTo(new ChainReport(3, 0, 2, chain.head(), List.of()));
  }
}
