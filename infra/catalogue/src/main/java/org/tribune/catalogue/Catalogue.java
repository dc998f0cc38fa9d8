package org.tribune.catalogue;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.assembly.Assemblies;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.caption.CaptionInputs;
import org.tribune.catalogue.caption.Captions;
import org.tribune.catalogue.caption.Transcripts;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.chapter.Markings;
import org.tribune.catalogue.minutes.MinutesBook;
import org.tribune.catalogue.publication.Publications;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.OpenWithholdings;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.secrecy.ClosedSessionProofs;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.subscription.Subscriptions;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.crypto.DataKeys;

/**
 * What is known of channels, broadcasts, recordings and sittings. What a call wrote is there for
 * every later call of every process, and outlives a crash. Calls block; use virtual threads. Safe
 * for all threads. Every method throws a {@link CatalogueException} if the database is away, locked
 * for longer than a call is worth, or refuses. Times are kept to the microsecond.
 */
public interface Catalogue extends AutoCloseable {
  /** Writes channels down; a name that is another replaces the one before. */
  void saveChannels(List<CataloguedChannel> channels);

  /** All channels that were ever saved, by id. */
  List<CataloguedChannel> channels();

  /**
   * Writes a broadcast down as its events left it. The version of its recording goes up if another
   * passage of it is withheld, or one no more.
   */
  void saveBroadcast(Broadcast broadcast);

  /** The broadcast of this id. */
  Optional<Broadcast> broadcast(BroadcastId id);

  /** Which of these broadcasts it has as ended; for a thousand at once. */
  Set<BroadcastId> ended(Collection<BroadcastId> ids);

  /** All broadcasts, the oldest first. */
  List<Broadcast> broadcasts();

  /**
   * Begins a recording, written down just as it is given; one of the same id stays as it is. Of a
   * process that was restarted, or of two, the first counts.
   *
   * @return the recording as it is there now
   */
  Recording begin(Recording recording);

  /** The recording of this id. */
  Optional<Recording> recording(BroadcastId id);

  /** Recordings, the newest first. */
  List<Recording> recordings(RecordingQuery query);

  /**
   * Changes a recording, with its version one higher; {@code change} may be called again if another
   * process changed it at the same time. A change that gives the same recording writes nothing.
   *
   * @throws IllegalArgumentException if {@code change} gives it another id, format or version
   * @return the recording as it is now; empty if there is none
   */
  Optional<Recording> update(BroadcastId id, UnaryOperator<Recording> change);

  /**
   * Forgets a recording and all that belongs to it but its corrections, its deletion and its
   * broadcast.
   */
  void forget(BroadcastId id);

  /**
   * Writes segments down, all or none. One that is there already (rendition, number and piece) is
   * replaced unless its revision is higher; the recording's version goes up if any became another.
   *
   * @throws CatalogueException also if there is no such recording
   */
  void addSegments(BroadcastId recording, List<RecordedSegment> segments);

  /**
   * The segments of a rendition by number and piece, gathered one by one: there may be tens of
   * thousands.
   *
   * @param indexed false if their indexes may be left out
   * @param into begun anew if the database was busy
   */
  <R> R gatherSegments(
      BroadcastId recording,
      String rendition,
      boolean indexed,
      Collector<RecordedSegment, ?, R> into);

  /** The segments of a rendition by number and piece, without their indexes. */
  default List<RecordedSegment> segments(BroadcastId recording, String rendition) {
    return gatherSegments(recording, rendition, /* indexed= */ false, Collectors.toList());
  }

  /**
   * The same with their indexes, from number {@code from} on and before {@code behind}.
   *
   * @param behind {@link Long#MAX_VALUE} for all
   */
  List<RecordedSegment> indexedSegments(
      BroadcastId recording, String rendition, long from, long behind);

  /** The state of one segment changed, if it still has that revision; the version goes up. */
  void mark(BroadcastId recording, RecordedSegment segment, SegmentState state);

  /**
   * Writes assets down; one of the same name is replaced. The recording's version goes up if any is
   * new or became another. Nothing is written if a correction was carried out since they were made.
   *
   * @param revision of the recording that they were made of
   * @return false if the recording is of another revision by now
   * @throws CatalogueException also if there is no such recording
   */
  boolean saveAssets(BroadcastId recording, int revision, List<Asset> assets);

  /**
   * Takes assets away, if they are still as they are given here: the recording's version goes up
   * then. What is not there is passed over.
   */
  void removeAssets(BroadcastId recording, List<Asset> assets);

  /** The assets of a recording, by name. */
  List<Asset> assets(BroadcastId recording);

  /**
   * Asks for a correction; it gets the recording's next id, and the recording's version goes up.
   *
   * @param correction its id, state and what follows are not looked at
   * @return as it was written down
   */
  Correction request(Correction correction);

  /** The corrections of a recording, oldest first. */
  List<Correction> corrections(BroadcastId recording);

  /** The corrections of all recordings that are or were there, by recording and id. */
  List<Correction> allCorrections();

  /** All that are asked for and not yet carried out, oldest first. */
  List<Correction> pendingCorrections();

  /**
   * True while something of a recording may not be seen: a correction is not carried out, or a
   * passage is withheld and waits for one.
   */
  default boolean isContested(BroadcastId recording) {
    List<Correction> corrections = corrections(recording);
    return corrections.stream().anyMatch(each -> each.state() != Correction.State.DONE)
        || broadcast(recording)
            .filter(each -> !OpenWithholdings.of(each.withholdings(), corrections).isEmpty())
            .isPresent();
  }

  /**
   * What a correction did, all in one: its segments replace those of the same rendition, number and
   * piece, all assets go, since they may show what it took away, and so do captions and transcripts
   * of what it took away, it is itself written down as it is given, and the recording's revision is
   * its id and its version one higher.
   */
  void apply(Correction correction, List<RecordedSegment> segments);

  /**
   * Writes a correction down as it is given: that it failed, that what it had sealed was destroyed,
   * or, from a backup, that it once was.
   */
  void saveCorrection(Correction correction);

  /**
   * Writes down that a recording is to be deleted, or was; one of the same recording is replaced.
   * It stays when the recording is forgotten.
   */
  void saveDeletion(Deletion deletion);

  /** Takes back a deletion that was announced; one that was carried out stays. */
  void withdrawDeletion(BroadcastId recording);

  /** All deletions, announced and carried out, the next or first due first. */
  List<Deletion> deletions();

  /** True if a recording is to be deleted, or was. */
  default boolean hasDeletion(BroadcastId recording) {
    return deletions().stream().anyMatch(each -> each.recording().equals(recording));
  }

  /** Who sits in the town's assemblies. */
  Assemblies assemblies();

  /** The council's sittings. */
  Sittings sittings();

  /** The minutes of sittings. */
  MinutesBook minutes();

  /** What was published, and when it was online. */
  Publications publications();

  /** Who wants to be written to when a subject comes up. */
  Subscriptions subscriptions();

  /** What clerks marked in broadcasts. */
  Markings markings();

  /** What is said in recordings, as captions. */
  Captions captions();

  /** What was said on air, as it was heard. */
  Transcripts transcripts();

  /** Where caption software may write. */
  CaptionInputs captionInputs();

  /** What citizens ask. */
  Questions questions();

  /** The keys of what may have to die. */
  DataKeys dataKeys();

  /** The films of the local WebTV, and what is written of them. */
  Videos videos();

  /** The report whose film a recording is; empty of what is no film, without asking. */
  default Optional<Video> reportOf(Recording recording) {
    return recording.kind() == RecordingKind.REPORT
        ? videos().ofFilm(recording.id())
        : Optional.empty();
  }

  /** The queue of files that are made into films. */
  TranscodeJobs transcodeJobs();

  /** How much was watched. */
  Audience audience();

  /** What is marked in a broadcast, with the marks that the public may see. */
  default Marking shownMarking(BroadcastId id) {
    Marking marking = markings().find(id).orElseGet(() -> Marking.none(id));
    return marking.marks().isEmpty() || isFilm(id)
        ? marking
        : marking.showing(
            broadcast(id).map(each -> Chapters.shown(marking, each)).orElse(List.of()));
  }

  /** A film was never on air: nothing of it was behind closed doors. */
  private boolean isFilm(BroadcastId id) {
    return recording(id).filter(found -> found.kind() == RecordingKind.REPORT).isPresent()
        && broadcast(id).isEmpty();
  }

  /** The bytes of segments and assets of all recordings. */
  long storedBytes();

  /** The bytes of segments and assets of one recording. */
  long storedBytes(BroadcastId recording);

  /** The bytes of segments and assets of recordings that started at or after {@code since}. */
  long storedBytesSince(Instant since);

  /** The proofs of closed sessions. */
  ClosedSessionProofs proofs();

  /** The staff's accounts, which lie in the same database. */
  Accounts accounts();

  /** What the database finds wrong with itself, in its own words; empty if it is sound. */
  List<String> findDamage();

  @Override
  void close();
}
