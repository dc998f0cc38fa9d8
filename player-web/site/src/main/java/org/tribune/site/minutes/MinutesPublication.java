package org.tribune.site.minutes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.store.ObjectStore;
import org.tribune.site.minutes.file.MinutesFiles;
import org.tribune.site.minutes.file.MinutesFormat;
import org.tribune.site.publication.PublicationRegister;

/**
 * Enters adopted minutes in the register of publications, with the PDF that everybody is given from
 * then on. Calls block. Safe for all threads.
 */
public final class MinutesPublication {
  private final PublicationRegister register;
  private final MinutesFiles files;
  private final Optional<ObjectStore> store;

  /**
   * Publications of a site.
   *
   * @param store absent: nothing is kept, and nothing entered
   */
  public MinutesPublication(
      PublicationRegister register, MinutesFiles files, Optional<ObjectStore> store) {
    this.register = register;
    this.files = files;
    this.store = store;
  }

  /** The time of an adoption; see {@link PublicationRegister#now}. */
  Instant now() {
    return register.now();
  }

  /** Enters minutes, once however often it is called. */
  void enter(Minutes adopted, Sitting sitting) {
    if (store.isPresent() && entry(adopted.sitting()).isEmpty()) {
      MinutesFiles.Print print = files.print(adopted);
      String sum = Sha256.hex(print.content());
      // First the bytes: what the register names is there.
      store.get().put(Publication.object(sitting.id(), sum), print.content());
      var _ = register.enter(entry(adopted, sitting, print, sum), Optional.empty());
    }
  }

  private static Publication entry(
      Minutes adopted, Sitting sitting, MinutesFiles.Print print, String sum) {
    Adoption adoption = adopted.adoption().orElseThrow();
    return new Publication(
        /* number= */ 0,
        sitting.id(),
        /* item= */ Optional.empty(),
        PublicationKind.MINUTES,
        sitting.facts().body(),
        sitting.facts().day(),
        sitting.facts().title(),
        /* act= */ "",
        sum,
        print.content().length(),
        print.pages(),
        adoption.publishedAt(),
        adoption.who(),
        /* decisions= */ List.of(),
        /* withdrawal= */ Optional.empty());
  }

  private Optional<Publication> entry(SittingId sitting) {
    return register.of(sitting).stream()
        .filter(each -> each.kind() == PublicationKind.MINUTES)
        .findFirst();
  }

  /** The PDF that was entered; empty if none was, or the store has another now. */
  Optional<Bytes> published(SittingId sitting) {
    return entry(sitting)
        .flatMap(
            each ->
                store
                    .flatMap(objects -> objects.get(each.object()))
                    .filter(bytes -> Sha256.hex(bytes).equals(each.sha256())));
  }

  /** Adopted minutes as a file: the PDF that was entered, or else one that says the same. */
  public Bytes file(Minutes adopted, MinutesFormat format) {
    Optional<Bytes> entered =
        format == MinutesFormat.PDF ? published(adopted.sitting()) : Optional.empty();
    return entered.orElseGet(() -> files.write(adopted, format));
  }
}
