package org.tribune.site.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.Bytes;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.text.Message;
import org.tribune.core.text.Messages;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.download.PackedZip.Part;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.Replays;
import org.tribune.delivery.sending.BodySending;
import org.tribune.site.deliberation.PublicDecisions;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.ProblemException;
import org.tribune.site.sitting.SittingBroadcasts;

/**
 * Finds what a package of a sitting holds: what everybody may know of it, and nothing else
 * (docs/decisions/0192-what-an-archive-service-is-given.md). Calls block. Safe for all threads.
 *
 * @param ends makes a sitting one that was held as soon as it is over
 * @param printing writes minutes as files
 */
record ContentsFinder(
    Catalogue catalogue,
    ObjectStore store,
    PublicDecisions decisions,
    SittingBroadcasts broadcasts,
    UnaryOperator<Sitting> ends,
    Replays replays,
    Downloads downloads,
    BodySending sending,
    MinutesPrinting printing,
    SiteConfig site) {
  /** The contents. */
  TransferContents find(Sitting whole) {
    Sitting sitting = held(whole);
    String language = site.language();
    Messages words = Messages.in(language);
    FileNames names = new FileNames();
    RecordingFiles films =
        new RecordingFiles(catalogue, downloads, replays, site, sitting, names, words)
            .add(broadcasts.broadcasts(whole));
    SittingPapers papers =
        new SittingPapers(sitting, store, sending, names, words)
            .addMinutes(catalogue.minutes().find(sitting.id()), printing)
            .addDocuments();
    List<Question> all = catalogue.questions().ofSitting(sitting.id());
    List<Question> questions =
        all.stream().filter(each -> each.state().isPublic() && !each.isForgotten()).toList();
    List<Shortcoming> missing = new ArrayList<>(films.missing());
    missing.addAll(papers.missing());
    long waiting = all.stream().filter(each -> each.waitsSince().isPresent()).count();
    if (waiting > 0) {
      missing.add(
          new Shortcoming("questions-waiting", Message.of("transfer.questions-waiting", waiting)));
    }
    List<TransferFile> files = new ArrayList<>(papers.files());
    files.addAll(films.files());
    TransferContents found =
        new TransferContents(
            sitting, words.language(), files, questions, films.debates(), missing, films.watches());
    return new Written(found, names, words, site.name()).contents();
  }

  private Sitting held(Sitting whole) {
    Sitting sitting =
        decisions.shown(ends.apply(whole)).orElseThrow(() -> notNow("transfer.not-held"));
    if (sitting.status() != SittingStatus.HELD) {
      throw notNow("transfer.not-over");
    }
    return sitting;
  }

  private static ProblemException notNow(String code) {
    return new ProblemException(Problem.of(409, "Not to be archived now", code));
  }

  /** What the program writes of what was found. For one thread. */
  private record Written(
      TransferContents found, FileNames names, Messages words, String publisher) {
    /** All of it: what is small first, films last. */
    TransferContents contents() {
      List<TransferFile> files = new ArrayList<>(found.files());
      SittingSheets sheets = new SittingSheets(found.sitting(), words);
      files.add(
          file(
              TransferKind.VOTES,
              "votes",
              ".csv",
              "transfer.file.votes",
              FileFormat.CSV,
              sheets.votes()));
      if (found.sitting().attendance().hasBegun()) {
        files.add(
            file(
                TransferKind.ATTENDANCE,
                "presences",
                ".csv",
                "transfer.file.attendance",
                FileFormat.CSV,
                sheets.attendance()));
      }
      if (!found.questions().isEmpty()) {
        files.add(
            file(
                TransferKind.QUESTIONS,
                "questions",
                ".csv",
                "transfer.file.questions-csv",
                FileFormat.CSV,
                sheets.questions(found.questions())));
        files.add(
            file(
                TransferKind.QUESTIONS,
                "questions",
                ".txt",
                "transfer.file.questions-text",
                FileFormat.TEXT,
                sheets.questionsAsText(found.questions())));
      }
      files.add(
          file(
              TransferKind.DATA,
              "seance",
              ".json",
              "transfer.file.data",
              FileFormat.JSON,
              Bytes.utf8(ApiJson.text(SittingData.of(found.with(files))))));
      files.sort(Comparator.comparingInt(Written::rank));
      TransferContents sorted = found.with(files);
      String page = IndexPage.of(sorted, words, publisher);
      files.addFirst(
          TransferFile.of(
              TransferKind.GUIDE,
              "index.html",
              words.text("transfer.file.index"),
              FileFormat.HTML,
              words.language(),
              Bytes.utf8(page)));
      files.addFirst(
          TransferFile.of(
              TransferKind.GUIDE,
              Guide.NAME,
              words.text("transfer.file.guide"),
              FileFormat.TEXT,
              words.language(),
              Guide.of(sorted, publisher)));
      return found.with(files);
    }

    private static int rank(TransferFile file) {
      boolean isFilm = file.kind() == TransferKind.RECORDING || file.kind() == TransferKind.SOUND;
      return file.part() instanceof Part.Small ? 0 : isFilm ? 2 : 1;
    }

    private TransferFile file(
        TransferKind kind,
        String name,
        String end,
        String title,
        FileFormat format,
        Bytes content) {
      return TransferFile.of(
          kind, names.take(name, end), words.text(title), format, words.language(), content);
    }
  }
}
