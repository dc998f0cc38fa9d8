package org.tribune.box;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tribune.archive.caption.HearingQueue;
import org.tribune.archive.caption.NewFilms;
import org.tribune.archive.caption.NightRecordings;
import org.tribune.archive.caption.SecondHearings;
import org.tribune.catalogue.Catalogue;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.media.NativeLibraries;
import org.tribune.speech.captioning.Captioner;
import org.tribune.speech.worker.SpeechWorkerProcess;

/** The stages that hear what is said: what is on air, and, a second time, what is stored. */
final class CaptionStages {
  private final StageContext context;
  private final CaptionsConfig captions;
  private final String language;

  CaptionStages(StageContext context) {
    this.context = context;
    this.captions = context.config().captions();
    this.language = context.config().spokenLanguage();
  }

  /** Nobody listens in a box without a recogniser. */
  Optional<Stage> captioner() {
    Optional<CaptionsConfig.Recogniser> recogniser = captions.recogniser();
    if (recogniser.isEmpty() && context.role() == ProcessRole.CAPTIONER) {
      throw new StartException(
          "A captioner needs a recogniser: set captions.model, see docs/captions.md");
    }
    return recogniser.map(
        each ->
            new Stage(
                "captions",
                new Captioner(
                    each,
                    language,
                    context.log(),
                    context.ledger(),
                    broadcast -> recogniserProcess(broadcast.value(), each))));
  }

  /**
   * Films are heard by the recogniser for recordings, or else, in a box, by the one for what is on
   * air; nobody listens at night where none for recordings is named.
   *
   * @param isStrained true while the live has no time to give away
   */
  Optional<Stage> secondHearings(
      Catalogue catalogue, ObjectStore store, BooleanSupplier isStrained) {
    Clock here = Clock.system(ZoneId.systemDefault());
    List<HearingQueue> queues = new ArrayList<>();
    queues.add(
        new NewFilms(catalogue, language, () -> isStrained.getAsBoolean() || isHeardHere(), here));
    if (captions.recordings().isPresent()) {
      queues.add(new NightRecordings(catalogue, context.ledger(), language, isStrained, here));
    }
    return captions
        .recordings()
        .or(() -> context.role() == ProcessRole.BOX ? captions.recogniser() : Optional.empty())
        .map(
            each ->
                new Stage(
                    "second-hearings",
                    new SecondHearings(
                        catalogue,
                        store,
                        new SecondRecogniser(each, language, recogniserProcess("recordings", each)),
                        queues,
                        context.alerts(),
                        here)));
  }

  /** True while the time that nobody else wants is the recogniser's who hears what is on air. */
  private boolean isHeardHere() {
    return context.role() == ProcessRole.BOX
        && captions.recogniser().isPresent()
        && !context.ledger().open().isEmpty();
  }

  /** A recogniser has a folder of its own. */
  private SpeechWorkerProcess recogniserProcess(
      String folder, CaptionsConfig.Recogniser recogniser) {
    return new SpeechWorkerProcess(
        context.config().sandbox(),
        context.config().data().resolve("recognisers").resolve(folder),
        nativeLibraries(),
        recogniser.memory());
  }

  private static Path nativeLibraries() {
    try {
      return NativeLibraries.folder();
    } catch (IOException e) {
      throw new StartException(
          "There is no folder for native libraries: "
              + e.getMessage()
              + "; see that the disk is"
              + " not full and the data directory can be written");
    }
  }
}
