package org.tribune.site.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.store.StoreException;
import org.tribune.site.http.ProblemException;

/**
 * Writes the packages of sittings that were held into a directory, as for an archive service that
 * fetches them each night: those that lack nothing, and of those the ones that are not there yet.
 * What was written stays; a sitting that has become another gets another file beside it. Blocks.
 */
public final class DirectoryTransfers {
  private final Catalogue catalogue;
  private final TransferService service;
  private final Clock clock;

  public DirectoryTransfers(Catalogue catalogue, TransferService service, Clock clock) {
    this.catalogue = catalogue;
    this.service = service;
    this.clock = clock;
  }

  /**
   * Which sittings.
   *
   * @param ids of sittings; none: all that were held
   * @param without what they may lack, by the kinds that the console's list has
   * @param isAnyTaken true for those that lack anything else, too
   */
  public record Wanted(Set<String> ids, Set<String> without, boolean isAnyTaken) {
    public Wanted {
      ids = Set.copyOf(ids);
      without = Set.copyOf(without);
    }

    private List<Shortcoming> awaited(TransferContents contents) {
      return contents.missing().stream()
          .filter(each -> !isAnyTaken && !without.contains(each.kind()))
          .toList();
    }
  }

  /**
   * What came of it.
   *
   * @param waiting how many lack something
   * @param failed how many could not be written
   */
  public record Outcome(int written, int kept, int waiting, int failed) {
    private Outcome and(Outcome one) {
      return new Outcome(
          written + one.written, kept + one.kept, waiting + one.waiting, failed + one.failed);
    }
  }

  private static final Outcome NOTHING = new Outcome(0, 0, 0, 0);
  private static final Outcome WRITTEN = new Outcome(1, 0, 0, 0);
  private static final Outcome KEPT = new Outcome(0, 1, 0, 0);
  private static final Outcome WAITING = new Outcome(0, 0, 1, 0);
  private static final Outcome FAILED = new Outcome(0, 0, 0, 1);

  /**
   * Writes what is wanted.
   *
   * @param told each line for a person
   * @throws IOException if the directory can't be used
   */
  public Outcome run(Path directory, Wanted wanted, Consumer<String> told) throws IOException {
    service.requireAgreement();
    Outcome outcome = NOTHING;
    try (TransferDirectory target = TransferDirectory.open(directory)) {
      // One at a time is in memory: there may be thousands, with all their votes.
      for (SittingId each : ids(wanted)) {
        Optional<Sitting> sitting =
            catalogue
                .sittings()
                .find(each)
                .filter(found -> !wanted.ids().isEmpty() || found.status() == SittingStatus.HELD);
        if (sitting.isPresent()) {
          outcome = outcome.and(write(sitting.get(), target, wanted, told));
        }
      }
    }
    return outcome;
  }

  /** The ids of all sittings, or of those that are named, by their days. */
  private List<SittingId> ids(Wanted wanted) {
    List<SittingId> ids =
        catalogue.sittings().versions().keySet().stream()
            .filter(each -> wanted.ids().isEmpty() || wanted.ids().contains(each.value()))
            .sorted()
            .toList();
    if (ids.size() < wanted.ids().size()) {
      throw new IllegalArgumentException(
          "Of the sittings " + wanted.ids() + " there are " + ids.size() + ": check their ids");
    }
    return ids;
  }

  private Outcome write(
      Sitting sitting, TransferDirectory target, Wanted wanted, Consumer<String> told) {
    String name = sitting.id().value();
    try {
      TransferContents contents = service.contents(sitting);
      Path file = target.file(contents);
      if (Files.exists(file)) {
        return KEPT;
      }
      List<Shortcoming> awaited = wanted.awaited(contents);
      if (!awaited.isEmpty()) {
        awaited.forEach(
            each -> told.accept(name + " waits: " + each.said().en() + " [" + each.kind() + "]"));
        return WAITING;
      }
      TransferPackage made = service.make(contents);
      target.write(made, service.sending(), () -> record(name, made));
      told.accept(name + " written: " + file + " (" + made.detail() + ")");
      return WRITTEN;
    } catch (ProblemException e) {
      told.accept(name + " waits: " + e.problem().detail().en());
      return WAITING;
    } catch (IOException | StoreException | CatalogueException | IllegalStateException e) {
      told.accept(name + " could not be written: " + e.getMessage());
      return FAILED;
    }
  }

  private void record(String sitting, TransferPackage made) {
    var _ =
        catalogue
            .accounts()
            .record(
                new AuditEntry(
                    /* number= */ 0,
                    clock.instant(),
                    /* account= */ Optional.empty(),
                    "tribune transfer",
                    AuditAction.SITTING_ARCHIVED,
                    sitting,
                    made.detail(),
                    System.getProperty("user.name", "")));
  }
}
