package org.tribune.site.deliberation;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationBuilder;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.text.Messages;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.http.ProblemException;
import org.tribune.site.minutes.file.MinutesFiles;
import org.tribune.site.page.ReaderLanguage;
import org.tribune.site.sitting.SittingBroadcasts;

/** Writes lists of deliberations as PDF/UA into the store. Calls block. Safe for all threads. */
final class ListPrinter {
  private final MinutesFiles printer;
  private final SittingBroadcasts broadcasts;
  private final MarkedRecordings recordings;
  private final Optional<ObjectStore> store;
  private final String site;
  private final String language;
  private final Supplier<MinutesWording> wording;

  /** That of a site, in its first language. */
  ListPrinter(
      MinutesFiles printer,
      SittingBroadcasts broadcasts,
      MarkedRecordings recordings,
      Optional<ObjectStore> store,
      TribuneConfig config) {
    this.printer = printer;
    this.broadcasts = broadcasts;
    this.recordings = recordings;
    this.store = store;
    this.site = config.site().url().toString();
    this.language = new ReaderLanguage(config.site().languages()).languages().getFirst();
    this.wording = () -> SiteWording.of(config, language);
  }

  /** A PDF that is in the store. */
  record Printed(String sha256, int length, int pages) {
    /** An entry of the register about it. */
    Publication of(Publication entry) {
      return PublicationBuilder.builder(entry).sha256(sha256).length(length).pages(pages).build();
    }
  }

  /** What a list is called among the documents of its sitting. */
  String title() {
    return Messages.in(language).text("deliberation-list.document");
  }

  Printed print(DeliberationList list, Instant now) {
    ObjectStore objects =
        store.orElseThrow(
            () -> new ProblemException(Problem.of(503, "No store", "document.no-store")));
    VotePlaces places = new VotePlaces(list.sitting(), broadcasts, recordings);
    MinutesFiles.Print print =
        printer.print(list.paper(wording.get(), places, printer.publisher(), site, now));
    Bytes content = print.content();
    String sum = Sha256.hex(content);
    // First the bytes: what the register names is there.
    objects.put(Publication.object(list.sitting().id(), sum), content);
    return new Printed(sum, content.length(), print.pages());
  }
}
