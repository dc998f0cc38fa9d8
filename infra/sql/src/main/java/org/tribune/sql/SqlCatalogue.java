package org.tribune.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.assembly.Assemblies;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.caption.CaptionInputs;
import org.tribune.catalogue.caption.Captions;
import org.tribune.catalogue.caption.Transcripts;
import org.tribune.catalogue.chapter.Markings;
import org.tribune.catalogue.minutes.MinutesBook;
import org.tribune.catalogue.publication.Publications;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.secrecy.ClosedSessionProofs;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.subscription.Subscriptions;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.crypto.DataKeys;
import org.tribune.core.crypto.MasterKeyFile;
import org.tribune.sql.account.SqlAccounts;
import org.tribune.sql.assembly.SqlAssemblies;
import org.tribune.sql.audience.SqlAudience;
import org.tribune.sql.column.Change;
import org.tribune.sql.database.Database;
import org.tribune.sql.database.OpeningDatabase;
import org.tribune.sql.database.PostgreSqlDatabase;
import org.tribune.sql.database.SqliteDatabase;
import org.tribune.sql.keys.Keyring;
import org.tribune.sql.minutes.SqlMinutesBook;
import org.tribune.sql.publication.SqlPublications;
import org.tribune.sql.question.SqlQuestions;
import org.tribune.sql.recording.AssetTable;
import org.tribune.sql.recording.BroadcastTable;
import org.tribune.sql.recording.CaptionTable;
import org.tribune.sql.recording.ChannelTable;
import org.tribune.sql.recording.CorrectionTable;
import org.tribune.sql.recording.DeletionTable;
import org.tribune.sql.recording.MarkingTable;
import org.tribune.sql.recording.RecordingTable;
import org.tribune.sql.recording.SegmentTable;
import org.tribune.sql.recording.SqlCaptionInputs;
import org.tribune.sql.recording.SqlCaptions;
import org.tribune.sql.recording.SqlClosedSessionProofs;
import org.tribune.sql.recording.SqlMarkings;
import org.tribune.sql.recording.SqlTranscripts;
import org.tribune.sql.recording.TranscriptTable;
import org.tribune.sql.sitting.SqlSittings;
import org.tribune.sql.subscription.SqlSubscriptions;
import org.tribune.sql.video.SqlTranscodeJobs;
import org.tribune.sql.video.SqlVideos;

/** The catalogue in a SQL database. Safe for all threads. */
public class SqlCatalogue implements Catalogue {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Database database;
  private final Accounts accounts;
  private final Questions questions;
  private final Subscriptions subscriptions;
  private final DataKeys dataKeys;

  SqlCatalogue(Database database, MasterKeyFile masterKey) {
    this.database = database;
    Keyring keys = new Keyring(masterKey, InstantSource.system());
    this.accounts = new SqlAccounts(database, keys);
    this.questions = new SqlQuestions(database, keys);
    this.subscriptions = new SqlSubscriptions(database, keys);
    this.dataKeys = new SqlDataKeys(database, keys);
  }

  /**
   * The catalogue of {@code config}. The first call has the database opened, created or brought to
   * this version on a thread of its own: calls wait for it, and throw a {@link CatalogueException}
   * while it can't be opened. It is tried again with later calls.
   */
  public static SqlCatalogue open(CatalogueConfig config) {
    return open(config, PATIENCE);
  }

  /**
   * The same for who may wait.
   *
   * @param patience for how long a call waits until it is open
   */
  public static SqlCatalogue open(CatalogueConfig config, Duration patience) {
    return new SqlCatalogue(database(config, patience), new MasterKeyFile(config.masterKey()));
  }

  /** The same, but opened from now on, for who is about to ask it. */
  public static SqlCatalogue openSoon(CatalogueConfig config) {
    OpeningDatabase database = database(config, PATIENCE);
    database.openSoon();
    return new SqlCatalogue(database, new MasterKeyFile(config.masterKey()));
  }

  private static OpeningDatabase database(CatalogueConfig config, Duration patience) {
    return new OpeningDatabase(
        switch (config) {
          case CatalogueConfig.Sqlite sqlite -> () -> SqliteDatabase.open(sqlite.path());
          case CatalogueConfig.PostgreSql postgreSql -> () -> PostgreSqlDatabase.open(postgreSql);
        },
        patience);
  }

  @Override
  public void saveChannels(List<CataloguedChannel> channels) {
    database.run(handle -> ChannelTable.save(handle, channels));
  }

  @Override
  public List<CataloguedChannel> channels() {
    return database.read(ChannelTable::all);
  }

  @Override
  public void saveBroadcast(Broadcast broadcast) {
    database.run(
        handle -> {
          List<Withholding> before = withholdings(handle, broadcast.id());
          BroadcastTable.save(handle, broadcast);
          if (!withholdings(handle, broadcast.id()).equals(before)) {
            RecordingTable.raiseVersion(handle, broadcast.id());
          }
        });
  }

  private static List<Withholding> withholdings(Handle handle, BroadcastId id) {
    return BroadcastTable.find(handle, id).map(Broadcast::withholdings).orElse(List.of());
  }

  @Override
  public Optional<Broadcast> broadcast(BroadcastId id) {
    return database.read(handle -> BroadcastTable.find(handle, id));
  }

  @Override
  public Set<BroadcastId> ended(Collection<BroadcastId> ids) {
    return ids.isEmpty() ? Set.of() : database.read(handle -> BroadcastTable.ended(handle, ids));
  }

  @Override
  public List<Broadcast> broadcasts() {
    return database.read(BroadcastTable::all);
  }

  @Override
  public Recording begin(Recording recording) {
    return database.write(
        handle -> {
          RecordingTable.begin(handle, recording);
          return RecordingTable.find(handle, recording.id()).orElseThrow();
        });
  }

  @Override
  public Optional<Recording> recording(BroadcastId id) {
    return database.read(handle -> RecordingTable.find(handle, id));
  }

  @Override
  public List<Recording> recordings(RecordingQuery query) {
    return database.read(handle -> RecordingTable.list(handle, query));
  }

  @Override
  public Optional<Recording> update(BroadcastId id, UnaryOperator<Recording> change) {
    while (true) {
      Optional<Recording> before = recording(id);
      if (before.isEmpty()) {
        return before;
      }
      Recording after = change.apply(before.get());
      before.get().requireChangeable(after);
      if (after.equals(before.get())) {
        return before;
      }
      Optional<Recording> written =
          database.write(
              handle ->
                  RecordingTable.replace(handle, after, before.get().version())
                      ? RecordingTable.find(handle, id)
                      : Optional.empty());
      if (written.isPresent()) {
        return written;
      }
      // Another was faster: so somebody gets on, and so shall we.
    }
  }

  @Override
  public void forget(BroadcastId id) {
    database.run(
        handle -> {
          MarkingTable.remove(handle, id);
          CaptionTable.remove(handle, id);
          TranscriptTable.remove(handle, id);
          RecordingTable.remove(handle, id);
        });
  }

  @Override
  public void addSegments(BroadcastId recording, List<RecordedSegment> segments) {
    database.run(
        handle -> {
          RecordingTable.lock(handle, recording);
          RecordingTable.grow(handle, recording, SegmentTable.add(handle, recording, segments));
        });
  }

  @Override
  public <R> R gatherSegments(
      BroadcastId recording,
      String rendition,
      boolean indexed,
      Collector<RecordedSegment, ?, R> into) {
    return database.read(
        handle ->
            (indexed
                    ? SegmentTable.queryIndexed(handle, recording, rendition, 0, Long.MAX_VALUE)
                    : SegmentTable.query(handle, recording, rendition))
                .collect(into));
  }

  @Override
  public List<RecordedSegment> indexedSegments(
      BroadcastId recording, String rendition, long from, long behind) {
    return database.read(
        handle -> SegmentTable.queryIndexed(handle, recording, rendition, from, behind).list());
  }

  @Override
  public void mark(BroadcastId recording, RecordedSegment segment, SegmentState state) {
    database.run(
        handle -> {
          if (RecordingTable.lockIfThere(handle, recording)
              && SegmentTable.mark(handle, recording, segment, state)) {
            RecordingTable.raiseVersion(handle, recording);
          }
        });
  }

  @Override
  public boolean saveAssets(BroadcastId recording, int revision, List<Asset> assets) {
    return database.write(
        handle -> {
          RecordingTable.lock(handle, recording);
          boolean same =
              RecordingTable.find(handle, recording)
                  .filter(found -> found.revision() == revision)
                  .isPresent();
          if (same) {
            RecordingTable.grow(handle, recording, AssetTable.put(handle, recording, assets));
          }
          return same;
        });
  }

  @Override
  public void removeAssets(BroadcastId recording, List<Asset> assets) {
    database.run(
        handle -> {
          if (RecordingTable.lockIfThere(handle, recording)) {
            RecordingTable.grow(handle, recording, AssetTable.remove(handle, recording, assets));
          }
        });
  }

  @Override
  public List<Asset> assets(BroadcastId recording) {
    return database.read(handle -> AssetTable.list(handle, recording));
  }

  @Override
  public Correction request(Correction wished) {
    return database.write(
        handle -> {
          RecordingTable.lock(handle, wished.recording());
          Correction asked = wished.asked(CorrectionTable.nextId(handle, wished.recording()));
          CorrectionTable.save(handle, asked);
          RecordingTable.raiseVersion(handle, wished.recording());
          return CorrectionTable.find(handle, asked.recording(), asked.id());
        });
  }

  @Override
  public List<Correction> corrections(BroadcastId recording) {
    return database.read(handle -> CorrectionTable.list(handle, recording));
  }

  @Override
  public List<Correction> allCorrections() {
    return database.read(CorrectionTable::all);
  }

  @Override
  public List<Correction> pendingCorrections() {
    return database.read(CorrectionTable::pending);
  }

  @Override
  public void apply(Correction correction, List<RecordedSegment> segments) {
    BroadcastId recording = correction.recording();
    database.run(
        handle -> {
          RecordingTable.lock(handle, recording);
          Change change =
              SegmentTable.put(handle, recording, segments)
                  .and(AssetTable.clear(handle, recording));
          CorrectionTable.save(handle, correction);
          CaptionTable.cut(handle, recording, HiddenPassages.around(correction));
          TranscriptTable.cut(handle, recording, HiddenPassages.around(correction));
          RecordingTable.revise(handle, recording, correction.id(), change.bytes());
        });
  }

  @Override
  public void saveCorrection(Correction correction) {
    database.run(handle -> CorrectionTable.save(handle, correction));
  }

  @Override
  public void saveDeletion(Deletion deletion) {
    database.run(handle -> DeletionTable.save(handle, deletion));
  }

  @Override
  public void withdrawDeletion(BroadcastId recording) {
    database.run(handle -> DeletionTable.withdraw(handle, recording));
  }

  @Override
  public List<Deletion> deletions() {
    return database.read(DeletionTable::all);
  }

  @Override
  public Markings markings() {
    return new SqlMarkings(database);
  }

  @Override
  public Captions captions() {
    return new SqlCaptions(database);
  }

  @Override
  public Transcripts transcripts() {
    return new SqlTranscripts(database);
  }

  @Override
  public CaptionInputs captionInputs() {
    return new SqlCaptionInputs(database);
  }

  @Override
  public Questions questions() {
    return questions;
  }

  @Override
  public DataKeys dataKeys() {
    return dataKeys;
  }

  @Override
  public Assemblies assemblies() {
    return new SqlAssemblies(database);
  }

  @Override
  public Sittings sittings() {
    return new SqlSittings(database);
  }

  @Override
  public MinutesBook minutes() {
    return new SqlMinutesBook(database);
  }

  @Override
  public Publications publications() {
    return new SqlPublications(database);
  }

  @Override
  public Subscriptions subscriptions() {
    return subscriptions;
  }

  @Override
  public Videos videos() {
    return new SqlVideos(database);
  }

  @Override
  public TranscodeJobs transcodeJobs() {
    return new SqlTranscodeJobs(database);
  }

  @Override
  public Audience audience() {
    return new SqlAudience(database);
  }

  @Override
  public long storedBytes(BroadcastId recording) {
    return database.read(handle -> RecordingTable.bytesOf(handle, recording));
  }

  @Override
  public long storedBytes() {
    return storedBytesSince(Instant.MIN);
  }

  @Override
  public long storedBytesSince(Instant since) {
    return database.read(handle -> RecordingTable.bytesSince(handle, since));
  }

  @Override
  public ClosedSessionProofs proofs() {
    return new SqlClosedSessionProofs(database);
  }

  @Override
  public Accounts accounts() {
    return accounts;
  }

  @Override
  public List<String> findDamage() {
    return database.findDamage();
  }

  @Override
  public void close() {
    database.close();
  }
}
