package org.tribune.site.publication;

import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.StoredPdf;

/**
 * Reads the register, for everybody and for clerks. Calls block, and throw what {@link
 * BlockingAnswers#fail} answers. Safe for all threads.
 */
public final class PublicationService {
  static final int PAGE = 50;

  private final PublicationRegister register;

  public PublicationService(PublicationRegister register) {
    this.register = register;
  }

  /**
   * A page of the register.
   *
   * @param before only entries of lower numbers
   * @param isForClerks true: with the names of who published and withdrew
   */
  public PublicationResponses.Page page(Optional<Long> before, boolean isForClerks) {
    List<Publication> found = register.page(before, PAGE + 1);
    List<Publication> shown = found.subList(0, Math.min(PAGE, found.size()));
    return new PublicationResponses.Page(
        shown.stream()
            .map(each -> PublicationResponses.entry(register, each, isForClerks))
            .toList(),
        found.size() > PAGE ? Optional.of(shown.getLast().number()) : Optional.empty());
  }

  /** An entry, as clerks or as everybody sees it. */
  public PublicationResponses.Entry entry(Publication entry, boolean isForClerks) {
    return PublicationResponses.entry(register, entry, isForClerks);
  }

  /** The entries of a sitting as everybody sees them, the oldest first. */
  public List<PublicationResponses.Entry> of(SittingId sitting) {
    return register.of(sitting).stream()
        .map(each -> entry(each, /* isForClerks= */ false))
        .toList();
  }

  /**
   * The file that an address names, such as {@code 17.pdf}.
   *
   * @param isForClerks true: one that was withdrawn, too, which is kept
   */
  StoredPdf file(String name, boolean isForClerks) {
    Publication entry = register.require(name.replaceFirst("\\.pdf$", ""));
    if (!isForClerks && !entry.isOnline()) {
      throw new ProblemException(Problem.of(410, "Withdrawn", "publication.withdrawn"));
    }
    return new StoredPdf(entry.object(), entry.sha256(), entry.length(), fileName(entry));
  }

  private static String fileName(Publication entry) {
    String what =
        switch (entry.kind()) {
          case LIST -> "liste-des-deliberations-" + entry.day();
          case DELIBERATION ->
              "deliberation-" + (entry.act().isEmpty() ? entry.number() : entry.act());
          case MINUTES -> "proces-verbal-" + entry.day();
        };
    return what.replaceAll("[^\\p{L}\\p{N}.-]+", "-") + ".pdf";
  }
}
