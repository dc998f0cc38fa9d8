package org.tribune.site.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.client.FilmRights;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.download.Download;
import org.tribune.delivery.download.Downloads;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;

/**
 * Finds recordings and carries out the operator's orders about them. Calls block, and throw a
 * {@link ProblemException} that is the answer. Safe for all threads.
 */
public final class RecordingService {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingService.class);
  private final Catalogue catalogue;
  private final ProofService proofs;
  private final Replays replays;
  private final Optional<Downloads> takeaway;
  private final Consumer<BroadcastId> withdraw;
  private final RecordingResponseMapper mapper;
  private final MediaClock clock;
  private final Handover handover;

  /** Is notified that a correction that was asked for takes the place of an order to withhold. */
  @FunctionalInterface
  public interface Handover {
    void corrects(BroadcastId recording, int withholding, int correction);
  }

  /**
   * A service.
   *
   * @param withdraw called with a broadcast that may not be watched out of memory any more
   */
  public RecordingService(
      Catalogue catalogue,
      Replays replays,
      Optional<Downloads> takeaway,
      Consumer<BroadcastId> withdraw,
      RecordingResponseMapper mapper,
      MediaClock clock,
      Handover handover) {
    this.handover = handover;
    this.catalogue = catalogue;
    this.proofs = new ProofService(catalogue);
    this.replays = replays;
    this.takeaway = takeaway;
    this.withdraw = withdraw;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * False for what is being erased, and for films that are not public: they are found by their
   * reports.
   */
  public static boolean isShown(Recording recording) {
    return recording.state() != RecordingState.DELETING
        && recording.state() != RecordingState.HIDDEN;
  }

  /** Recordings that the public is shown, the newest first: no tests. */
  public List<Recording> findPublic(RecordingQuery query) {
    return find(query, each -> isShown(each) && each.kind() != RecordingKind.TEST);
  }

  /** Recordings that are shown, the newest first. */
  public List<Recording> find(RecordingQuery query) {
    return find(query, RecordingService::isShown);
  }

  /** As many recordings as the query wants of those that are wanted, the newest first. */
  public List<Recording> find(RecordingQuery query, Predicate<Recording> isWanted) {
    List<Recording> kept = new ArrayList<>();
    RecordingQuery next = query;
    while (true) {
      List<Recording> found = catalogue.recordings(next);
      found.stream().filter(isWanted).limit(query.limit() - kept.size()).forEach(kept::add);
      if (kept.size() == query.limit() || found.size() < next.limit()) {
        return kept;
      }
      next =
          new RecordingQuery(
              query.channel(),
              query.state(),
              Optional.of(found.getLast().startedAt()),
              query.limit());
    }
  }

  /** What a list shows. */
  public RecordingResponses.Summary entry(Recording recording) {
    return mapper.entry(recording);
  }

  /** What a list shows the operator. */
  RecordingResponses.OperatorSummary operatorView(Recording recording) {
    List<Withholding> withheld = replays.withholdings(recording.id());
    Optional<RecordingIndex> index = withheld.isEmpty() ? Optional.empty() : index(recording);
    return new RecordingResponses.OperatorSummary(
        mapper.entry(recording),
        catalogue.storedBytes(recording.id()),
        corrections(recording, Optional.empty()),
        withheld.stream()
            .map(each -> RecordingResponseMapper.withholding(each, recording, index))
            .toList(),
        proofs.sessions(recording.id().value()));
  }

  private List<RecordingResponses.Corrected> corrections(
      Recording recording, Optional<RecordingIndex> index) {
    return catalogue.corrections(recording.id()).stream()
        .map(each -> RecordingResponseMapper.correction(each, recording, index))
        .toList();
  }

  /**
   * Everything that may be known of a recording.
   *
   * @param viewer who asks: a film that is not public is for those who may see its report
   * @throws org.tribune.catalogue.CatalogueException also if it is unknown who asks
   */
  public RecordingResponses.Detail shown(String id, Viewer viewer) {
    Recording recording = require(id);
    if (recording.state() == RecordingState.HIDDEN) {
      switch (viewer.seesAllOf(FilmRights.of(catalogue.reportOf(recording)))) {
        case YES -> {}
        case NO -> throw new ProblemException(noRecording());
        case UNKNOWN -> throw new CatalogueException("It is unknown who asks for " + id);
      }
    }
    return detail(recording);
  }

  private RecordingResponses.Detail detail(Recording recording) {
    List<Download> downloads = takeaway.map(each -> each.downloads(recording)).orElseGet(List::of);
    return mapper.detail(recording, index(recording), downloads);
  }

  private Recording require(String id) {
    BroadcastId wanted = recordingId(id).orElseThrow(() -> new ProblemException(noRecording()));
    return catalogue
        .recording(wanted)
        .filter(recording -> recording.state() != RecordingState.DELETING)
        .orElseThrow(() -> new ProblemException(isDeleted(wanted) ? deleted() : noRecording()));
  }

  private boolean isDeleted(BroadcastId id) {
    return catalogue.recording(id).isPresent() || catalogue.hasDeletion(id);
  }

  private static Problem deleted() {
    return Problem.of(410, "Deleted", "recording.deleted");
  }

  private static Optional<BroadcastId> recordingId(String id) {
    try {
      return Optional.of(new BroadcastId(id));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  private static Problem noRecording() {
    return Problem.of(404, "No such recording", "recording.none");
  }

  private Optional<RecordingIndex> index(Recording recording) {
    return recording.isStored() ? replays.index(recording.id()) : Optional.empty();
  }

  /** Carries out what a clerk says of it. */
  RecordingResponses.Detail change(String id, RecordingChange change) {
    Recording recording = require(id);
    Recording changed =
        catalogue
            .update(recording.id(), change::of)
            .orElseThrow(() -> new ProblemException(noRecording()));
    replays.changed(recording.id());
    return detail(changed);
  }

  /** Its title. */
  public String title(String id) {
    return require(id).title();
  }

  /** Has it erased: from now on nobody may see it. */
  RecordingResponses.Deleted delete(String id) {
    Recording recording = require(id);
    Optional<Recording> now =
        catalogue.update(
            recording.id(),
            before -> before.isStored() ? before.in(RecordingState.DELETING) : before);
    replays.changed(recording.id());
    if (now.filter(each -> each.state() == RecordingState.RECORDING).isPresent()) {
      throw new ProblemException(notComplete());
    }
    withdraw.accept(recording.id());
    return new RecordingResponses.Deleted(recording.id().value(), "deleting");
  }

  private static Problem notComplete() {
    return Problem.of(409, "Not in this state", "recording.incomplete");
  }

  /** What is asked for stays so: at worst the passage is withheld until a person lifts it. */
  private void handOver(BroadcastId id, Withholding withholding, Correction asked) {
    try {
      handover.corrects(id, withholding.id(), asked.id());
    } catch (ProblemException e) {
      LOG.warn(
          "Passage {} of {} stays withheld beside its correction: {}",
          withholding.id(),
          id,
          e.problem().detail().en());
    }
  }

  /** True if a correction takes all that was recorded of what is withheld. */
  private static boolean isWithin(
      Withholding withholding, Correction correction, RecordingIndex index) {
    MediaTime origin = MediaTime.of(index.recording().format().timeline().origin());
    MediaTime from = MediaTime.of(withholding.from()).minus(origin);
    MediaTime to = MediaTime.of(withholding.to()).minus(origin);
    boolean beginsFirst =
        !correction.from().isAfter(from) || !correction.from().isAfter(index.clock().start());
    boolean endsLast =
        !correction.to().isBefore(to) || !correction.to().isBefore(index.clock().end());
    return beginsFirst && endsLast;
  }

  RecordingResponses.Corrections corrections(String id) {
    Recording recording = require(id);
    return new RecordingResponses.Corrections(corrections(recording, index(recording)));
  }

  /**
   * Asks for a correction: what it touches is withheld from now on. It takes the place of the order
   * to withhold that it names, and of those whose whole passage it takes.
   *
   * @param by whose wish it is
   */
  RecordingResponses.Corrected correct(String id, RequestBody body, String by) {
    Recording recording = require(id);
    RecordingIndex index = index(recording).orElseThrow(() -> new ProblemException(notComplete()));
    CorrectionRequest request =
        body.read(CorrectionRequest.class, CorrectionRequest.seconds(index.durationMicros()));
    Correction asked = catalogue.request(request.on(index, by, clock.now().toInstant()));
    replays.changed(recording.id());
    withdraw.accept(recording.id());
    for (Withholding each : replays.withholdings(recording.id())) {
      if (each.id() == request.withholding() || isWithin(each, asked, index)) {
        handOver(recording.id(), each, asked);
      }
    }
    return RecordingResponseMapper.correction(asked, recording, Optional.of(index));
  }
}
