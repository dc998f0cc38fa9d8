package org.tribune.testkit.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tribune.catalogue.secrecy.ClosedSessionProof;
import org.tribune.catalogue.secrecy.ClosedSessionProofs;
import org.tribune.core.broadcast.BroadcastId;

/** Proofs in memory. Safe for all threads. */
final class FakeClosedSessionProofs implements ClosedSessionProofs {
  private final List<ClosedSessionProof> proofs = new CopyOnWriteArrayList<>();

  @Override
  public synchronized boolean add(ClosedSessionProof proof) {
    boolean isNew =
        of(proof.broadcast()).stream()
            .noneMatch(
                each -> each.from().equals(proof.from()) && each.edition() == proof.edition());
    return isNew && proofs.add(proof);
  }

  @Override
  public List<ClosedSessionProof> of(BroadcastId broadcast) {
    return proofs.stream()
        .filter(each -> each.broadcast().equals(broadcast))
        .sorted(
            Comparator.comparing(ClosedSessionProof::from)
                .thenComparingInt(ClosedSessionProof::edition))
        .toList();
  }

  @Override
  public List<ClosedSessionProof> unclean() {
    return broadcasts().stream()
        .flatMap(broadcast -> of(broadcast).stream())
        .filter(each -> each.result() != ClosedSessionProof.Result.CLEAN)
        .filter(
            each ->
                of(each.broadcast()).stream()
                    .noneMatch(
                        other ->
                            other.from().equals(each.from()) && other.edition() > each.edition()))
        .toList();
  }

  @Override
  public List<BroadcastId> broadcasts() {
    return proofs.stream()
        .map(ClosedSessionProof::broadcast)
        .distinct()
        .sorted(Comparator.comparing(BroadcastId::value))
        .toList();
  }
}
