package org.tribune.archive.backup;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribune.archive.inventory.Inventory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.account.ContactState;
import org.tribune.catalogue.audit.AuditChain;
import org.tribune.catalogue.audit.ChainedEntry;
import org.tribune.catalogue.minutes.MinutesBook;
import org.tribune.catalogue.minutes.MinutesRevision;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.Publications;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.secrecy.ClosedSessionProofs;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.subscription.AlertSubscription;
import org.tribune.catalogue.subscription.Subscriptions;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoRevision;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.Bytes;
import org.tribune.core.access.AccountId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.log.LogException;
import org.tribune.core.rendition.Rendition;

/**
 * A catalogue as a file of JSON lines, which any catalogue can be filled from: so a site moves from
 * SQLite to PostgreSQL and back.
 */
final class CatalogueDump {
  private static final JsonCodec<CatalogueLine> LINE = new JsonCodec<>(CatalogueLine.class);
  private static final int BLOCK = 1 << 16;
  private static final int SEGMENTS_AT_ONCE = 500;
  private static final int ENTRIES_AT_ONCE = 500;
  private static final int CAPTIONS_AT_ONCE = 500;

  private CatalogueDump() {}

  /**
   * Writes {@code catalogue} to {@code target}.
   *
   * @param withPrivate false: of citizens' questions nothing is written that is not public, and of
   *     the staff no address
   * @return which version of each recording
   */
  static Map<BroadcastId, Long> write(Catalogue catalogue, boolean withPrivate, OutputStream target)
      throws IOException {
    Map<BroadcastId, Long> versions = new HashMap<>();
    try (OutputStream out = new BufferedOutputStream(target, BLOCK)) {
      Writer writer = new Writer(out);
      catalogue.channels().forEach(each -> writer.write(new CatalogueLine.OfChannel(each)));
      catalogue.broadcasts().forEach(each -> writer.write(new CatalogueLine.OfBroadcast(each)));
      Inventory inventory = new Inventory(catalogue);
      catalogue
          .assemblies()
          .list()
          .forEach(each -> writer.write(new CatalogueLine.OfAssembly(each)));
      for (Sitting each : inventory.sittings()) {
        writer.write(new CatalogueLine.OfSitting(each));
        writeMinutes(catalogue.minutes(), each.id(), writer);
        writePublications(catalogue.publications(), each.id(), writer);
      }
      inventory.markings().forEach(each -> writer.write(new CatalogueLine.OfMarking(each)));
      writeQuestions(catalogue, withPrivate, writer);
      writeReports(catalogue, writer);
      for (Recording recording : inventory.recordings()) {
        write(catalogue, recording, writer);
        versions.put(recording.id(), recording.version());
      }
      catalogue
          .allCorrections()
          .forEach(each -> writer.write(new CatalogueLine.OfCorrection(each)));
      // After the corrections: what one of them takes away meanwhile is not written out.
      for (BroadcastId each : versions.keySet()) {
        catalogue
            .captions()
            .find(each)
            .ifPresent(captions -> writer.write(new CatalogueLine.OfCaptions(captions)));
        catalogue
            .captions()
            .revisions(each)
            .forEach(revision -> writer.write(new CatalogueLine.OfCaptionRevision(each, revision)));
        writeTranscript(each, catalogue.transcripts().find(each), writer);
      }
      catalogue.deletions().forEach(each -> writer.write(new CatalogueLine.OfDeletion(each)));
      writeProofs(catalogue.proofs(), writer);
      writeStaff(catalogue.accounts(), writer);
      if (withPrivate) {
        writeContacts(catalogue, writer);
        writeSubscriptions(catalogue, writer);
      }
      writeTrail(catalogue.accounts().auditChain(), writer);
      writer.write(new CatalogueLine.End(writer.lines));
    } catch (Unwritten e) {
      throw e.cause;
    }
    return versions;
  }

  private static void writeMinutes(MinutesBook book, SittingId sitting, Writer writer) {
    book.find(sitting).ifPresent(each -> writer.write(new CatalogueLine.OfMinutes(each)));
    for (MinutesRevision.About each : book.revisions(sitting)) {
      book.revision(sitting, each.number())
          .ifPresent(one -> writer.write(new CatalogueLine.OfMinutesRevision(sitting, one)));
    }
  }

  private static void writePublications(Publications register, SittingId sitting, Writer writer) {
    for (Publication each : register.of(sitting)) {
      writer.write(new CatalogueLine.OfPublication(each, register.seen(each.number())));
    }
  }

  private static void write(Catalogue catalogue, Recording recording, Writer writer) {
    BroadcastId id = recording.id();
    writer.write(CatalogueLine.OfRecording.of(recording));
    for (Rendition rendition : recording.format().renditions()) {
      catalogue
          .indexedSegments(id, rendition.id(), /* from= */ 0, /* behind= */ Long.MAX_VALUE)
          .forEach(segment -> writer.write(CatalogueLine.OfSegment.of(id, segment)));
    }
    catalogue.assets(id).forEach(asset -> writer.write(CatalogueLine.OfAsset.of(id, asset)));
    CatalogueLine.OfAudience audience = CatalogueLine.OfAudience.of(id, catalogue.audience());
    if (!audience.tally().isEmpty()) {
      writer.write(audience);
    }
  }

  private static void writeTranscript(
      BroadcastId recording, List<LiveCaption> said, Writer writer) {
    for (int from = 0; from < said.size(); from += CAPTIONS_AT_ONCE) {
      List<LiveCaption> part = said.subList(from, Math.min(from + CAPTIONS_AT_ONCE, said.size()));
      writer.write(new CatalogueLine.OfTranscript(recording, part));
    }
  }

  /** Salts and used challenges are left out: they are worth nothing elsewhere. */
  private static void writeQuestions(Catalogue catalogue, boolean withPrivate, Writer writer) {
    Questions questions = catalogue.questions();
    QuestionLines lines = new QuestionLines(catalogue.dataKeys(), withPrivate);
    for (SittingId sitting : questions.sittings()) {
      questions
          .questioning(sitting)
          .ifPresent(each -> writer.write(new CatalogueLine.OfQuestioning(each)));
      questions.files(sitting).forEach(each -> writer.write(lines.line(each)));
    }
    if (withPrivate) {
      questions.bans(Instant.MIN).forEach(each -> writer.write(new CatalogueLine.OfBan(each)));
    }
  }

  /** A worker's lease is worth nothing elsewhere: what runs waits there. */
  private static void writeReports(Catalogue catalogue, Writer writer) {
    Videos videos = catalogue.videos();
    writer.write(new CatalogueLine.OfCategories(videos.categories()));
    videos.series().forEach(each -> writer.write(new CatalogueLine.OfSeries(each)));
    // Preparations first read: what is asked for meanwhile is of no report that is left out.
    List<TranscodeJob> jobs = catalogue.transcodeJobs().all();
    for (Video each : Inventory.reports(videos)) {
      writer.write(new CatalogueLine.OfReport(each));
      writeRevisions(videos, each.id(), writer);
    }
    for (TranscodeJob each : jobs) {
      if (videos.find(each.report()).isPresent()) {
        TranscodeJob still = each.state() == TranscodeJobState.RUNNING ? each.givenBack() : each;
        writer.write(new CatalogueLine.OfPreparation(still));
      }
    }
  }

  private static void writeRevisions(Videos videos, VideoId video, Writer writer) {
    for (VideoRevision.About each : videos.revisions(video)) {
      videos
          .revision(video, each.number())
          .ifPresent(revision -> writer.write(new CatalogueLine.OfRevision(video, revision)));
    }
  }

  /** Sessions and links are left out: who restores a site signs in again. */
  private static void writeStaff(Accounts accounts, Writer writer) {
    accounts.accounts().forEach(each -> writer.write(CatalogueLine.OfAccount.of(each)));
    accounts
        .identities()
        .all()
        .forEach((id, each) -> writer.write(new CatalogueLine.OfIdentity(id.value(), each)));
    accounts.accounts().stream()
        .flatMap(each -> accounts.passkeys().of(each.id()).stream())
        .forEach(each -> writer.write(new CatalogueLine.OfPasskey(each)));
  }

  /** An address that nobody confirmed is asked for again. */
  private static void writeContacts(Catalogue catalogue, Writer writer) {
    Accounts accounts = catalogue.accounts();
    accounts.accounts().stream()
        .flatMap(each -> accounts.contacts().find(each.id()).stream())
        .filter(each -> each.state() == ContactState.CONFIRMED)
        .forEach(
            each ->
                catalogue
                    .dataKeys()
                    .find(new KeyName(KeyKind.CONTACT, each.account().value()))
                    .map(key -> new CatalogueLine.OfContact(each, key.id().value()))
                    .ifPresent(writer::write));
  }

  /** One that nobody confirmed is asked for again. */
  private static void writeSubscriptions(Catalogue catalogue, Writer writer) {
    Subscriptions subscriptions = catalogue.subscriptions();
    for (AlertSubscription each : subscriptions.all()) {
      if (each.confirmedAt().isPresent()) {
        catalogue
            .dataKeys()
            .find(new KeyName(KeyKind.SUBSCRIPTION, each.id().value()))
            .map(DataKey::id)
            .map(
                key ->
                    new CatalogueLine.OfSubscription(
                        each, subscriptions.told(each.id()), key.value()))
            .ifPresent(writer::write);
      }
    }
  }

  /** Heads first: whatever they are of is written after them. */
  private static void writeTrail(AuditChain chain, Writer writer) {
    chain.genesis().ifPresent(each -> writer.write(CatalogueLine.OfChain.of(each)));
    chain.checkpoints().forEach(each -> writer.write(CatalogueLine.OfCheckpoint.of(each)));
    List<ChainedEntry> entries = chain.entriesAfter(Long.MIN_VALUE, ENTRIES_AT_ONCE);
    while (!entries.isEmpty()) {
      entries.forEach(each -> writer.write(CatalogueLine.OfAudit.of(each)));
      entries = chain.entriesAfter(entries.getLast().number(), ENTRIES_AT_ONCE);
    }
  }

  private static void writeProofs(ClosedSessionProofs proofs, Writer writer) {
    for (BroadcastId each : proofs.broadcasts()) {
      proofs.of(each).forEach(proof -> writer.write(CatalogueLine.OfProof.of(proof)));
    }
  }

  /** Carries a failure out of a lambda. */
  private static final class Unwritten extends RuntimeException {
    private final IOException cause;

    Unwritten(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  private static final class Writer {
    private final OutputStream out;
    private long lines = 0;

    Writer(OutputStream out) {
      this.out = out;
    }

    void write(CatalogueLine line) {
      try {
        out.write(LINE.encode(line));
        out.write('\n');
        lines++;
      } catch (IOException e) {
        throw new Unwritten(e);
      }
    }
  }

  /**
   * Makes sure that a file, called {@code where}, is whole and can be read.
   *
   * @throws BackupException if it is not
   */
  static void check(InputStream file, String where) throws IOException {
    read(file, where, line -> {});
  }

  /** Fills {@code catalogue}, which holds nothing of it yet. */
  static void restore(InputStream file, String where, Catalogue catalogue) throws IOException {
    Filler filler = new Filler(catalogue);
    read(file, where, filler::take);
    filler.flush();
    // A backup of an earlier version has a trail without a chain.
    catalogue.accounts().auditChain().adopt(Instant.now());
  }

  /** Takes lines, but for the last. */
  interface LineReader {
    void take(CatalogueLine line);
  }

  /** Reads a file to its end, and closes it. */
  static void read(InputStream file, String where, LineReader reader) throws IOException {
    long lines = 0;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8), BLOCK)) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        CatalogueLine line;
        try {
          line = LINE.decode(Bytes.utf8(text).array());
        } catch (LogException e) {
          throw new BackupException(
              where + " is damaged in line " + (lines + 1) + ": take another backup", e);
        }
        if (line instanceof CatalogueLine.End end && end.lines() == lines) {
          return;
        }
        reader.take(line);
        lines++;
      }
    }
    throw new BackupException(where + " is not whole: take another backup");
  }

  /** Gathers segments, so that many go into the database at once. */
  private static final class Filler {
    private final Catalogue catalogue;
    private final List<ChainedEntry> entries = new ArrayList<>();
    private final List<RecordedSegment> segments = new ArrayList<>();
    private final Map<BroadcastId, Integer> revisions = new HashMap<>();
    private final Set<KeyId> shredded;
    private BroadcastId recording = new BroadcastId("none");

    Filler(Catalogue catalogue) {
      this.catalogue = catalogue;
      this.shredded = catalogue.dataKeys().shredded();
    }

    void take(CatalogueLine line) {
      if (line instanceof CatalogueLine.OfSegment segment) {
        if (!segment.recording().equals(recording) || segments.size() >= SEGMENTS_AT_ONCE) {
          flush();
        }
        recording = segment.recording();
        segments.add(segment.segment());
        return;
      }
      if (!(line instanceof CatalogueLine.OfAudit) || entries.size() >= ENTRIES_AT_ONCE) {
        flush();
      }
      switch (line) {
        case CatalogueLine.OfChannel each -> catalogue.saveChannels(List.of(each.channel()));
        case CatalogueLine.OfBroadcast each -> catalogue.saveBroadcast(each.broadcast());
        case CatalogueLine.OfRecording each -> {
          var _ = catalogue.begin(each.recording());
          revisions.put(each.recording().id(), each.recording().revision());
        }
        case CatalogueLine.OfSegment each -> throw new IllegalStateException("Taken above");
        case CatalogueLine.OfAsset each -> {
          int revision = revisions.getOrDefault(each.recording(), 0);
          var _ = catalogue.saveAssets(each.recording(), revision, List.of(each.asset()));
        }
        case CatalogueLine.OfCorrection each -> catalogue.saveCorrection(each.correction());
        case CatalogueLine.OfDeletion each -> catalogue.saveDeletion(each.deletion());
        case CatalogueLine.OfAccount each -> catalogue.accounts().restore(each.account());
        case CatalogueLine.OfIdentity each ->
            catalogue
                .accounts()
                .identities()
                .restore(new AccountId(each.account()), each.identity());
        case CatalogueLine.OfPasskey each ->
            catalogue.accounts().passkeys().restore(each.passkey());
        case CatalogueLine.OfContact each -> {
          if (!shredded.contains(new KeyId(each.key()))) {
            catalogue.accounts().contacts().restore(each.contact());
          }
        }
        case CatalogueLine.OfSubscription each -> {
          if (!shredded.contains(new KeyId(each.keyId()))) {
            catalogue.subscriptions().restore(each.subscription(), each.told());
          }
        }
        case CatalogueLine.OfAudit each -> entries.add(each.entry());
        case CatalogueLine.OfChain each ->
            catalogue.accounts().auditChain().restore(each.genesis());
        case CatalogueLine.OfCheckpoint each ->
            catalogue.accounts().auditChain().restore(each.checkpoint());
        case CatalogueLine.OfProof each -> {
          var _ = catalogue.proofs().add(each.proof());
        }
        case CatalogueLine.OfAssembly each -> {
          var _ = catalogue.assemblies().create(each.assembly());
        }
        case CatalogueLine.OfSitting each -> {
          var _ = catalogue.sittings().create(each.sitting());
        }
        case CatalogueLine.OfMinutes each -> catalogue.minutes().restore(each.minutes());
        case CatalogueLine.OfMinutesRevision each ->
            catalogue.minutes().keep(each.sitting(), each.revision());
        case CatalogueLine.OfPublication each -> {
          catalogue.publications().restore(each.entry());
          each.seen()
              .forEach(seen -> catalogue.publications().saveSeen(each.entry().number(), seen));
        }
        case CatalogueLine.OfMarking each -> {
          var _ = catalogue.markings().replace(each.marking().at(0));
        }
        case CatalogueLine.OfCaptions each -> {
          var _ = catalogue.captions().replace(each.captions().at(0));
        }
        case CatalogueLine.OfCaptionRevision each ->
            catalogue.captions().keep(each.recording(), each.revision());
        case CatalogueLine.OfTranscript each -> {
          var _ = catalogue.transcripts().save(each.recording(), each.captions());
        }
        case CatalogueLine.OfQuestion each ->
            catalogue.questions().restore(QuestionLines.restored(each, shredded));
        case CatalogueLine.OfQuestioning each -> {
          var _ = catalogue.questions().replace(each.questioning().at(0));
        }
        case CatalogueLine.OfCategories each -> restore(each.categories(), catalogue.videos());
        case CatalogueLine.OfSeries each -> catalogue.videos().save(each.series());
        case CatalogueLine.OfReport each -> {
          var _ = catalogue.videos().create(each.report());
        }
        case CatalogueLine.OfRevision each ->
            catalogue.videos().keep(each.report(), each.revision());
        case CatalogueLine.OfPreparation each -> {
          var _ = catalogue.transcodeJobs().enqueue(each.preparation());
        }
        case CatalogueLine.OfBan each -> catalogue.questions().save(each.ban());
        case CatalogueLine.OfAudience each -> catalogue.audience().add(each.tally());
        case CatalogueLine.End end ->
            throw new BackupException("The catalogue's end is not its end");
      }
    }

    /** A new catalogue has the usual ones. */
    private static void restore(List<Category> categories, Videos videos) {
      videos.categories().forEach(each -> videos.forgetCategory(each.slug()));
      categories.forEach(videos::save);
    }

    void flush() {
      if (!entries.isEmpty()) {
        catalogue.accounts().auditChain().restore(List.copyOf(entries));
        entries.clear();
      }
      if (!segments.isEmpty()) {
        catalogue.addSegments(recording, List.copyOf(segments));
        segments.clear();
      }
    }
  }
}
