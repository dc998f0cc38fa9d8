package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.UrgentAccess;
import org.tribune.catalogue.account.Accounts;
import org.tribune.catalogue.audience.Audience;
import org.tribune.catalogue.caption.Captions;
import org.tribune.catalogue.chapter.Markings;
import org.tribune.catalogue.question.Questions;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.catalogue.secrecy.ClosedSessionProofs;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.catalogue.video.Preparations;
import org.tribune.catalogue.video.Reports;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.crypto.DataKeys;
import org.tribune.core.crypto.MasterKey;
import org.tribune.testkit.EventLoops;

/** A catalogue in memory, and failures when a test wants them. Safe for all threads. */
public final class FakeCatalogue implements Catalogue {
  private final Map<String, CataloguedChannel> channels = new TreeMap<>();
  private final Map<BroadcastId, Broadcast> broadcasts = new TreeMap<>();
  private final Map<BroadcastId, Recording> recordings = new TreeMap<>();
  private final Map<BroadcastId, TreeMap<Key, RecordedSegment>> segments = new TreeMap<>();
  private final Map<BroadcastId, TreeMap<String, Asset>> assets = new TreeMap<>();
  private final Map<BroadcastId, TreeMap<Integer, Correction>> corrections = new TreeMap<>();
  private final Map<BroadcastId, Deletion> deletions = new TreeMap<>();
  private final FakeClosedSessionProofs proofs = new FakeClosedSessionProofs();
  private final Sittings sittings = new FakeSittings(this::throwFailure);
  private final FakeMarkings markings = new FakeMarkings(this::throwFailure, this::raiseVersion);
  private final FakeCaptions captions =
      new FakeCaptions(this::throwFailure, this::raiseVersion, this::versionOf);
  private final FakeDataKeys dataKeys = new FakeDataKeys(this::throwFailure, MasterKey.random());
  private final FakeAccounts accounts = new FakeAccounts(this::throwFailure, dataKeys);
  private final FakeQuestions questions = new FakeQuestions(this::throwFailure, dataKeys);
  private final FakeReports reports =
      new FakeReports(
          this::throwFailure,
          (film, change) -> {
            var _ = update(film, change);
          });
  private final FakePreparations preparations = new FakePreparations(this::throwFailure, reports);
  private final FakeAudience audience =
      new FakeAudience(this::throwFailure, id -> recording(id).isPresent());
  private @Nullable CatalogueException failure;
  private boolean holds = false;
  private int held = 0;

  private record Key(String rendition, long number, int piece) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::rendition)
            .thenComparingLong(Key::number)
            .thenComparingInt(Key::piece);

    static Key of(RecordedSegment segment) {
      return new Key(segment.rendition(), segment.number(), segment.piece());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Every call fails with {@code exception} from now on. */
  public synchronized void fail(CatalogueException exception) {
    failure = exception;
  }

  /** Calls work again. */
  public synchronized void recover() {
    failure = null;
  }

  /** From now on only urgent calls come back; the others wait for {@link #letGo}. */
  public synchronized void hold() {
    holds = true;
  }

  /** How many calls wait. */
  public synchronized int held() {
    return held;
  }

  /** The calls that wait come back, and those to come. */
  public synchronized void letGo() {
    holds = false;
    notifyAll();
  }

  /** Waiting lets go of the lock: whoever is urgent passes by those who wait. */
  private synchronized void waitWhileHeld() {
    held++;
    try {
      while (holds && !UrgentAccess.isUrgent()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      held--;
    }
  }

  private synchronized void throwFailure() {
    EventLoops.refuse("The catalogue");
    waitWhileHeld();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public synchronized void saveChannels(List<CataloguedChannel> saved) {
    throwFailure();
    saved.forEach(channel -> channels.put(channel.id().value(), channel));
  }

  @Override
  public synchronized List<CataloguedChannel> channels() {
    throwFailure();
    return List.copyOf(channels.values());
  }

  @Override
  public synchronized void saveBroadcast(Broadcast broadcast) {
    throwFailure();
    Broadcast before = broadcasts.put(broadcast.id(), broadcast);
    List<Withholding> withheld = before == null ? List.of() : before.withholdings();
    if (!withheld.equals(broadcast.withholdings())) {
      raiseVersion(broadcast.id());
    }
  }

  @Override
  public synchronized Optional<Broadcast> broadcast(BroadcastId id) {
    throwFailure();
    return Optional.ofNullable(broadcasts.get(id));
  }

  @Override
  public synchronized Set<BroadcastId> ended(Collection<BroadcastId> ids) {
    throwFailure();
    return ids.stream()
        .filter(id -> broadcasts.containsKey(id) && !broadcasts.get(id).isOpen())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized List<Broadcast> broadcasts() {
    throwFailure();
    return List.copyOf(broadcasts.values());
  }

  @Override
  public synchronized Recording begin(Recording recording) {
    throwFailure();
    recordings.putIfAbsent(recording.id(), recording);
    return Objects.requireNonNull(recordings.get(recording.id()));
  }

  @Override
  public synchronized Optional<Recording> recording(BroadcastId id) {
    throwFailure();
    return Optional.ofNullable(recordings.get(id));
  }

  @Override
  public synchronized List<Recording> recordings(RecordingQuery query) {
    throwFailure();
    return recordings.values().stream()
        .filter(each -> query.channel().map(each.channel()::equals).orElse(true))
        .filter(each -> query.state().map(each.state()::equals).orElse(true))
        .filter(each -> query.before().map(each.startedAt()::isBefore).orElse(true))
        .sorted(Comparator.comparing(Recording::startedAt).thenComparing(Recording::id).reversed())
        .limit(query.limit())
        .toList();
  }

  @Override
  public synchronized Optional<Recording> update(BroadcastId id, UnaryOperator<Recording> change) {
    throwFailure();
    Recording before = recordings.get(id);
    if (before == null) {
      return Optional.empty();
    }
    Recording after = change.apply(before);
    before.requireChangeable(after);
    if (!after.equals(before)) {
      recordings.put(id, versioned(after, after.revision(), before.version() + 1));
    }
    return Optional.ofNullable(recordings.get(id));
  }

  private static Recording versioned(Recording recording, int revision, long version) {
    return new Recording(
        recording.id(),
        recording.channel(),
        recording.title(),
        recording.kind(),
        recording.state(),
        recording.startedAt(),
        recording.endedAt(),
        recording.format(),
        revision,
        version);
  }

  @Override
  public synchronized void forget(BroadcastId id) {
    throwFailure();
    recordings.remove(id);
    markings.forget(id);
    captions.forget(id);
    audience.forget(id);
    segments.remove(id);
    assets.remove(id);
  }

  @Override
  public synchronized void addSegments(BroadcastId recording, List<RecordedSegment> added) {
    throwFailure();
    require(recording);
    Map<Key, RecordedSegment> all = of(recording);
    Map<Key, RecordedSegment> old = Map.copyOf(all);
    for (RecordedSegment segment : added) {
      all.merge(
          Key.of(segment),
          segment,
          (before, after) -> before.revision() > after.revision() ? before : after);
    }
    if (old.entrySet().stream().anyMatch(each -> !each.getValue().equals(all.get(each.getKey())))) {
      bump(recording);
    }
  }

  private Recording require(BroadcastId recording) {
    Recording found = recordings.get(recording);
    if (found == null) {
      throw new CatalogueException("There is no recording " + recording + ": begin it first");
    }
    return found;
  }

  private Map<Key, RecordedSegment> of(BroadcastId recording) {
    return segments.computeIfAbsent(recording, id -> new TreeMap<>());
  }

  @Override
  public synchronized <R> R gatherSegments(
      BroadcastId recording,
      String rendition,
      boolean indexed,
      Collector<RecordedSegment, ?, R> into) {
    return indexedSegments(recording, rendition, 0, Long.MAX_VALUE).stream()
        .map(each -> indexed ? each : RecordingSamples.withoutIndex(each))
        .collect(into);
  }

  @Override
  public synchronized List<RecordedSegment> indexedSegments(
      BroadcastId recording, String rendition, long from, long behind) {
    throwFailure();
    return of(recording).values().stream()
        .filter(each -> each.rendition().equals(rendition))
        .filter(each -> each.number() >= from && each.number() < behind)
        .toList();
  }

  @Override
  public synchronized void mark(
      BroadcastId recording, RecordedSegment segment, SegmentState state) {
    throwFailure();
    RecordedSegment now = of(recording).get(Key.of(segment));
    if (now != null && now.revision() == segment.revision() && now.state() != state) {
      of(recording).put(Key.of(now), now.in(state));
      bump(recording);
    }
  }

  @Override
  public synchronized boolean saveAssets(BroadcastId recording, int revision, List<Asset> saved) {
    throwFailure();
    if (require(recording).revision() != revision) {
      return false;
    }
    Map<String, Asset> all = assets.computeIfAbsent(recording, id -> new TreeMap<>());
    boolean changed = false;
    for (Asset asset : saved) {
      changed |= !asset.equals(all.put(asset.name(), asset));
    }
    if (changed) {
      bump(recording);
    }
    return true;
  }

  @Override
  public synchronized List<Asset> assets(BroadcastId recording) {
    throwFailure();
    return List.copyOf(assets.getOrDefault(recording, new TreeMap<>()).values());
  }

  @Override
  public synchronized Correction request(Correction wished) {
    throwFailure();
    require(wished.recording());
    TreeMap<Integer, Correction> all =
        corrections.computeIfAbsent(wished.recording(), id -> new TreeMap<>());
    int id = all.isEmpty() ? 1 : all.lastKey() + 1;
    Correction asked = wished.asked(id);
    all.put(id, asked);
    bump(wished.recording());
    return asked;
  }

  private void bump(BroadcastId recording) {
    Recording before = require(recording);
    recordings.put(recording, versioned(before, before.revision(), before.version() + 1));
  }

  @Override
  public synchronized List<Correction> corrections(BroadcastId recording) {
    throwFailure();
    return List.copyOf(corrections.getOrDefault(recording, new TreeMap<>()).values());
  }

  @Override
  public synchronized List<Correction> allCorrections() {
    throwFailure();
    return corrections.values().stream().flatMap(all -> all.values().stream()).toList();
  }

  @Override
  public synchronized List<Correction> pendingCorrections() {
    throwFailure();
    return corrections.values().stream()
        .flatMap(all -> all.values().stream())
        .filter(each -> each.state() == Correction.State.REQUESTED)
        .sorted(Comparator.comparing(Correction::requestedAt))
        .toList();
  }

  @Override
  public synchronized void apply(Correction correction, List<RecordedSegment> replaced) {
    throwFailure();
    Recording before = require(correction.recording());
    Map<Key, RecordedSegment> all = of(correction.recording());
    replaced.forEach(segment -> all.put(Key.of(segment), segment));
    assets.remove(correction.recording());
    saveCorrection(correction);
    captions.cut(correction);
    recordings.put(before.id(), versioned(before, correction.id(), before.version() + 1));
  }

  @Override
  public synchronized void saveCorrection(Correction correction) {
    throwFailure();
    corrections
        .computeIfAbsent(correction.recording(), id -> new TreeMap<>())
        .put(correction.id(), correction);
  }

  @Override
  public synchronized void saveDeletion(Deletion deletion) {
    throwFailure();
    deletions.put(deletion.recording(), deletion);
  }

  @Override
  public synchronized void withdrawDeletion(BroadcastId recording) {
    throwFailure();
    deletions.computeIfPresent(recording, (id, each) -> each.isPending() ? null : each);
  }

  @Override
  public synchronized List<Deletion> deletions() {
    throwFailure();
    return deletions.values().stream()
        .sorted(Comparator.comparing(Deletion::dueAt).thenComparing(Deletion::recording))
        .toList();
  }

  @Override
  public Markings markings() {
    return markings;
  }

  @Override
  public Captions captions() {
    return captions;
  }

  private synchronized Optional<Long> versionOf(BroadcastId id) {
    return Optional.ofNullable(recordings.get(id)).map(Recording::version);
  }

  private synchronized void raiseVersion(BroadcastId id) {
    recordings.computeIfPresent(
        id, (same, before) -> versioned(before, before.revision(), before.version() + 1));
  }

  @Override
  public DataKeys dataKeys() {
    return dataKeys;
  }

  @Override
  public Questions questions() {
    return questions;
  }

  @Override
  public Reports reports() {
    return reports;
  }

  @Override
  public Preparations preparations() {
    return preparations;
  }

  @Override
  public Audience audience() {
    return audience;
  }

  @Override
  public Sittings sittings() {
    return sittings;
  }

  @Override
  public synchronized long storedBytes() {
    return storedBytesSince(Instant.MIN);
  }

  @Override
  public synchronized long storedBytesSince(Instant since) {
    throwFailure();
    return recordings.values().stream()
        .filter(recording -> !recording.startedAt().isBefore(since))
        .flatMap(
            recording ->
                Stream.concat(
                    of(recording.id()).values().stream().map(RecordedSegment::length),
                    assets(recording.id()).stream().map(Asset::length)))
        .mapToLong(Integer::longValue)
        .sum();
  }

  @Override
  public ClosedSessionProofs proofs() {
    return proofs;
  }

  @Override
  public Accounts accounts() {
    return accounts;
  }

  @Override
  public List<String> findDamage() {
    return List.of();
  }

  @Override
  public void close() {}
}
