package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.secrecy.ClosedSessionProof.Result;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;

/** What the proofs of every {@link org.tribune.catalogue.Catalogue} must do. */
public abstract class ClosedSessionProofsContract extends OpenedCatalogue {
  private static final BroadcastId SITTING = new BroadcastId("20261126t180000-a");
  private static final BroadcastId OTHER = new BroadcastId("20261127t180000-b");
  private static final Instant EVENING = Instant.parse("2026-11-26T19:00:00.123456Z");

  private static ClosedSessionProof proof(
      BroadcastId broadcast, int minute, int edition, Result result) {
    Instant from = EVENING.plusSeconds(60L * minute);
    return new ClosedSessionProof(
        broadcast,
        from,
        edition,
        from.plusSeconds(30),
        from.plusSeconds(40),
        result,
        Bytes.utf8("%PDF " + edition),
        "{\"é\": 1}");
  }

  @Test
  final void add_proofs_areFoundBySessionAndEdition() {
    ClosedSessionProof second = proof(SITTING, 9, 1, Result.FOUND);
    ClosedSessionProof better = proof(SITTING, 1, 2, Result.CLEAN);
    ClosedSessionProof first = proof(SITTING, 1, 1, Result.INCOMPLETE);
    assertThat(catalogue.proofs().add(second)).isTrue();
    assertThat(catalogue.proofs().add(better)).isTrue();
    assertThat(catalogue.proofs().add(first)).isTrue();
    assertThat(catalogue.proofs().add(proof(OTHER, 1, 1, Result.CLEAN))).isTrue();
    assertThat(catalogue.proofs().of(SITTING)).containsExactly(first, better, second);
    assertThat(catalogue.proofs().broadcasts()).containsExactly(SITTING, OTHER);
  }

  @Test
  final void add_sameEdition_keepsTheFirst() {
    ClosedSessionProof first = proof(SITTING, 1, 1, Result.FOUND);
    assertThat(catalogue.proofs().add(first)).isTrue();
    assertThat(catalogue.proofs().add(proof(SITTING, 1, 1, Result.CLEAN))).isFalse();
    assertThat(catalogue.proofs().of(SITTING)).containsExactly(first);
  }

  @Test
  final void unclean_newestEditions_areThoseThatFoundOrCouldNotSearch() {
    ClosedSessionProof found = proof(SITTING, 9, 1, Result.FOUND);
    ClosedSessionProof waits = proof(OTHER, 1, 2, Result.INCOMPLETE);
    for (ClosedSessionProof each :
        new ClosedSessionProof[] {
          waits,
          proof(OTHER, 1, 1, Result.FOUND),
          found,
          proof(SITTING, 1, 1, Result.INCOMPLETE),
          proof(SITTING, 1, 2, Result.CLEAN)
        }) {
      assertThat(catalogue.proofs().add(each)).isTrue();
    }
    assertThat(catalogue.proofs().unclean()).containsExactly(found, waits);
  }

  @Test
  final void of_broadcastWithoutAny_isEmpty() {
    assertThat(catalogue.proofs().of(SITTING)).isEmpty();
    assertThat(catalogue.proofs().broadcasts()).isEmpty();
  }
}
