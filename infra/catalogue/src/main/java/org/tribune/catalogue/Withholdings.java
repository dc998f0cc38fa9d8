package org.tribune.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.OpenWithholdings;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.ledger.BroadcastLedger;

/**
 * Finds which passages of a broadcast are withheld: as the log says, which each process hears at
 * once, or the catalogue, of a broadcast that this log does not know. Safe for all threads.
 */
public final class Withholdings {
  private final Function<BroadcastId, Optional<Broadcast>> logged;
  private final Catalogue catalogue;

  /** The withholdings of the broadcasts of {@code ledger} and of {@code catalogue}. */
  public Withholdings(BroadcastLedger ledger, Catalogue catalogue) {
    this(ledger::find, catalogue);
  }

  private Withholdings(Function<BroadcastId, Optional<Broadcast>> logged, Catalogue catalogue) {
    this.logged = logged;
    this.catalogue = catalogue;
  }

  /** The withholdings of {@code catalogue} alone, which may know of an order a second later. */
  public static Withholdings of(Catalogue catalogue) {
    return new Withholdings(id -> Optional.empty(), catalogue);
  }

  /**
   * The orders that hold. Blocks.
   *
   * @param corrections of its recording
   * @throws org.tribune.catalogue.CatalogueException if the catalogue must be asked and does not
   *     answer
   */
  public List<Withholding> open(BroadcastId id, List<Correction> corrections) {
    return OpenWithholdings.of(all(id), corrections);
  }

  /** All orders there ever were; as {@link #open}. */
  public List<Withholding> all(BroadcastId id) {
    return broadcast(id).map(Broadcast::withholdings).orElse(List.of());
  }

  /** The broadcast as the log has it, or else the catalogue; as {@link #open}. */
  public Optional<Broadcast> broadcast(BroadcastId id) {
    return logged.apply(id).or(() -> catalogue.broadcast(id));
  }

  /** As {@link #open}, asking the log alone: empty if it does not know the broadcast. */
  public Optional<List<Withholding>> logged(BroadcastId id, List<Correction> corrections) {
    return logged
        .apply(id)
        .map(broadcast -> OpenWithholdings.of(broadcast.withholdings(), corrections));
  }
}
