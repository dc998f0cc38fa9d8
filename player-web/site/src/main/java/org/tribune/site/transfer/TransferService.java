package org.tribune.site.transfer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.config.TransferConfig;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.sending.BodySending;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ProblemException;

/**
 * Says what a transfer of a sitting would hold and lack, and makes it. Calls block, and throw what
 * {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
final class TransferService {
  private static final int MOST_DATES = 200;

  private final ContentsFinder finder;
  private final Optional<TransferConfig> config;
  private final MediaClock clock;

  /**
   * When contents were packed first: a download that broke off goes on with the same bytes. Guarded
   * by itself.
   */
  private final Map<String, Instant> dates =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_DATES;
        }
      };

  /**
   * A service.
   *
   * @param config what is agreed with an archive service; absent: nothing can be transferred
   */
  TransferService(ContentsFinder finder, Optional<TransferConfig> config, MediaClock clock) {
    this.finder = finder;
    this.config = config;
    this.clock = clock;
  }

  /** What a transfer of a sitting would be now. */
  TransferResponses.Check check(String id) {
    TransferPackage made = make(contents(require(id)));
    return TransferResponses.Check.of(made);
  }

  /**
   * The transfer of a sitting.
   *
   * @param mayLack false if one that lacks something shall be refused
   */
  TransferPackage make(String id, boolean mayLack) {
    TransferContents contents = contents(require(id));
    if (!mayLack && !contents.missing().isEmpty()) {
      throw new ProblemException(
          Problem.of(
              409,
              "Something is missing",
              "transfer.incomplete",
              contents.missing().getFirst().said(),
              contents.missing().size() - 1));
    }
    return make(contents);
  }

  private Sitting require(String id) {
    try {
      return finder.catalogue().sittings().find(new SittingId(id)).orElseThrow(this::noSitting);
    } catch (ValidationException e) {
      throw noSitting();
    }
  }

  private ProblemException noSitting() {
    return new ProblemException(Problem.of(404, "No such sitting", "sitting.none"));
  }

  /** What a transfer of a sitting holds and lacks. */
  TransferContents contents(Sitting sitting) {
    requireAgreement();
    return finder.find(sitting);
  }

  TransferConfig requireAgreement() {
    return config.orElseThrow(
        () ->
            new ProblemException(
                Problem.of(409, "Nothing is agreed", "transfer.no-agreement")
                    .withCode("no-agreement")));
  }

  TransferPackage make(TransferContents contents) {
    String what = contents.sitting().id() + " " + TransferPackage.tag(contents);
    Instant date;
    synchronized (dates) {
      date =
          dates.computeIfAbsent(what, _ -> clock.now().toInstant().truncatedTo(ChronoUnit.SECONDS));
    }
    return TransferPackage.of(contents, requireAgreement(), date);
  }

  BodySending sending() {
    return finder.sending();
  }
}
