package org.tribune.site.video;

import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.video.FilmQueue;
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.PreparationState;
import org.tribune.catalogue.video.Preparations;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportActor;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.DeskAnswers;
import org.tribune.site.http.JsonFields;
import org.tribune.site.http.RefusedException;

/**
 * The queue of films, as far as somebody may see its reports. Calls block, and throw what {@link
 * DeskAnswers#fail} answers. Safe for all threads.
 */
public final class PreparationDesk {
  private static final int MOST = 200;

  private final Preparations preparations;
  private final ReportDesk reports;
  private final Optional<ObjectStore> store;
  private final MediaClock clock;

  public PreparationDesk(
      Catalogue catalogue, ReportDesk reports, Optional<ObjectStore> store, MediaClock clock) {
    this.preparations = catalogue.preparations();
    this.reports = reports;
    this.store = store;
    this.clock = clock;
  }

  /** The newest of them, the newest first. */
  PreparationResponse.Queue list(ReportActor reader) {
    FilmQueue queue = new FilmQueue(preparations.open());
    return new PreparationResponse.Queue(
        preparations.all().stream()
            .limit(MOST)
            .flatMap(
                each ->
                    reports.find(each.report(), reader).stream()
                        .map(report -> PreparationResponse.of(each, report, queue)))
            .toList());
  }

  /** Nobody goes on with it. */
  PreparationResponse cancel(String film, ReportActor by) {
    Found found = require(film, by);
    return view(
        preparations.cancel(found.preparation().id(), clock.now().toInstant()), found.report());
  }

  /** Tries it again, if its file is still there. */
  PreparationResponse retry(String film, ReportActor by) {
    Found found = require(film, by);
    Preparation preparation = found.preparation();
    boolean isOver =
        preparation.state() == PreparationState.FAILED
            || preparation.state() == PreparationState.CANCELLED;
    requireFile(preparation, isOver);
    return view(preparations.retry(preparation.id()), found.report());
  }

  private void requireFile(Preparation preparation, boolean isWanted) {
    boolean isThere =
        store.filter(each -> each.lengthOf(preparation.source().object()).isPresent()).isPresent();
    if (isWanted && !isThere) {
      throw new RefusedException(Problem.of(410, "File gone", "video.file-gone"));
    }
  }

  /** Takes what is there of a file that ends before its end. */
  PreparationResponse acceptShort(String film, ReportActor by) {
    Found found = require(film, by);
    requireFile(found.preparation(), found.preparation().isTruncated());
    return view(preparations.acceptShort(found.preparation().id()), found.report());
  }

  private record Found(Preparation preparation, Report report) {}

  private Found require(String film, ReportActor by) {
    BroadcastId id = JsonFields.named(film, BroadcastId::new);
    return preparations
        .find(id)
        .flatMap(each -> reports.find(each.report(), by).map(report -> new Found(each, report)))
        .orElseThrow(PreparationDesk::gone);
  }

  private PreparationResponse view(Optional<Preparation> now, Report report) {
    return PreparationResponse.of(
        now.orElseThrow(PreparationDesk::gone), report, new FilmQueue(preparations.open()));
  }

  private static RefusedException gone() {
    return new RefusedException(Problem.of(404, "No such preparation", "video.preparation-gone"));
  }
}
