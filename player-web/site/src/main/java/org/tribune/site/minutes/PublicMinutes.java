package org.tribune.site.minutes;

import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.text.ValidationException;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.page.PageFrame;
import org.tribune.site.page.ServerRenderedPage;

/**
 * The minutes that everybody reads: those that were adopted, of sittings that were announced. Calls
 * block, and throw what {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
final class PublicMinutes {
  private final Catalogue catalogue;
  private final MarkedRecordings recordings;

  PublicMinutes(Catalogue catalogue, MarkedRecordings recordings) {
    this.catalogue = catalogue;
    this.recordings = recordings;
  }

  private record Found(Sitting sitting, Minutes minutes) {}

  private Optional<Found> find(String id) {
    try {
      return catalogue
          .sittings()
          .find(new SittingId(id))
          .filter(each -> each.status().isPublic())
          .flatMap(
              sitting ->
                  catalogue
                      .minutes()
                      .find(sitting.id())
                      .filter(each -> each.state() == MinutesState.ADOPTED)
                      .map(minutes -> new Found(sitting, minutes)));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  private Found require(String id) {
    return find(id)
        .orElseThrow(() -> new ProblemException(Problem.of(404, "No minutes", "minutes.none")));
  }

  /** The adopted minutes of a sitting. */
  Minutes minutes(String id) {
    return require(id).minutes();
  }

  MinutesResponses.Public view(String id) {
    return MinutesResponses.Public.of(minutes(id), new MinutesPlaces(recordings));
  }

  /** Their page; empty if nobody may read them. */
  Optional<ServerRenderedPage> page(String id, PageFrame frame) {
    return find(id)
        .map(
            found ->
                MinutesPage.of(
                        found.sitting(), found.minutes(), new MinutesPlaces(recordings), frame)
                    .page());
  }
}
