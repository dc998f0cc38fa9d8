package org.tribune.site.sitting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.sitting.Deadline;
import org.tribune.catalogue.sitting.Deadlines;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.config.SittingsConfig;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.attendance.AttendanceService;
import org.tribune.site.attendance.RecordedVotes;
import org.tribune.site.http.ConflictException;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.publication.PublishedItems;
import org.tribune.site.sitting.SittingRequests.AgendaRequest;
import org.tribune.site.sitting.SittingRequests.FactsRequest;
import org.tribune.site.sitting.SittingRequests.ItemRequest;
import org.tribune.site.sitting.SittingRequests.SittingRequest;

/**
 * Shows sittings to clerks and carries out their orders about them. Calls block, and throw a {@link
 * ProblemException} or a {@link ConflictException} that is the answer. Safe for all threads.
 */
public final class SittingService implements DeliberationNumbering.Changes {
  private static final int PAGE = 100;
  private static final int TRIES = 20;

  private final Catalogue catalogue;
  private final Sittings sittings;
  private final SittingResponseMapper mapper;
  private final SittingBroadcasts broadcasts;
  private final SittingEnds ends;
  private final AttendanceService attendance;
  private final Deadlines deadlines;
  private final MediaClock clock;

  public SittingService(
      Catalogue catalogue,
      SittingResponseMapper mapper,
      SittingBroadcasts broadcasts,
      SittingEnds ends,
      AttendanceService attendance,
      SittingsConfig config,
      MediaClock clock) {
    this.catalogue = catalogue;
    this.sittings = catalogue.sittings();
    this.mapper = mapper;
    this.broadcasts = broadcasts;
    this.ends = ends;
    this.attendance = attendance;
    this.deadlines =
        new Deadlines(
            (int) config.deliberationList().toDays(),
            (int) config.minutes().toDays(),
            (int) config.captions().toDays());
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  static Optional<Sitting> find(Sittings sittings, String id) {
    try {
      return sittings.find(new SittingId(id));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  /** The sitting of this id, drafts too. */
  @Override
  public Sitting require(String id) {
    return find(sittings, id).orElseThrow(SittingService::noSitting);
  }

  /** There is no sitting of this id, for who asks. */
  static ProblemException noSitting() {
    return new ProblemException(Problem.of(404, "No such sitting", "sitting.none"));
  }

  /**
   * A page of all sittings for clerks, the latest first.
   *
   * @param before where the page before ended
   */
  ClerkSittingResponses.Page clerkList(Optional<Instant> before) {
    SittingResults page = SittingResults.of(sittings, /* from= */ Optional.empty(), before, PAGE);
    // The next sitting of a body, which adopts the minutes, may be on the page before.
    List<Sitting> all = new ArrayList<>(page.sittings());
    before.ifPresent(end -> all.addAll(sittings.list(SittingQuery.from(end, PAGE))));
    return new ClerkSittingResponses.Page(
        page.sittings().stream()
            .map(
                each -> {
                  SittingResponseMapper.Watching watching = broadcasts.of(each);
                  return mapper.clerkSummary(each, watching, forClerks(each, watching, all));
                })
            .toList(),
        page.next());
  }

  private SittingResponseMapper.ForClerks forClerks(
      Sitting sitting, SittingResponseMapper.Watching watching, List<Sitting> others) {
    return new SittingResponseMapper.ForClerks(
        deadlines(sitting, watching, others), today(sitting), ends.toAsk(sitting));
  }

  private LocalDate today(Sitting sitting) {
    return LocalDate.ofInstant(now(), sitting.facts().zone());
  }

  private List<Deadline> deadlines(
      Sitting sitting, SittingResponseMapper.Watching watching, List<Sitting> others) {
    Optional<LocalDate> next =
        others.stream()
            .filter(each -> each.facts().body().equals(sitting.facts().body()))
            .filter(each -> each.status().isPublic() && each.status().takesPlace())
            .filter(each -> each.facts().start().isAfter(sitting.facts().start()))
            .map(each -> each.facts().day())
            .min(LocalDate::compareTo);
    return deadlines.of(sitting, next, captioning(watching), today(sitting));
  }

  private Deadlines.Captioning captioning(SittingResponseMapper.Watching watching) {
    if (watching.replays().isEmpty()) {
      return Deadlines.Captioning.NO_REPLAY;
    }
    Set<String> captioned =
        catalogue.captions().versions().keySet().stream()
            .map(SittingBroadcasts::address)
            .collect(Collectors.toUnmodifiableSet());
    return captioned.containsAll(watching.replays())
        ? Deadlines.Captioning.DONE
        : Deadlines.Captioning.MISSING;
  }

  /** A sitting for clerks. */
  ClerkSittingResponses.Detail clerkDetail(String id) {
    return view(require(id));
  }

  /** A sitting as clerks see it. */
  ClerkSittingResponses.Detail view(Sitting sitting) {
    SittingResponseMapper.Watching watching = broadcasts.of(sitting);
    List<Sitting> later = sittings.list(SittingQuery.from(sitting.facts().start(), PAGE));
    return mapper.clerkDetail(
        sitting,
        watching,
        forClerks(sitting, watching, later),
        attendance.checks(sitting, broadcasts.begun(sitting)));
  }

  private ConflictException conflict(Sitting now) {
    return new ConflictException(now, view(now));
  }

  /** Begins a draft with the speakers of the body's sitting before, and who sits in it now. */
  ClerkSittingResponses.Detail create(RequestBody body, String who) {
    // On a site with one channel a sitting is broadcast on it, unless it is said otherwise.
    SittingFacts facts = body.read(FactsRequest.class).create(mapper.onlyChannel());
    while (true) {
      Sitting draft =
          attendance.begin(
              Sitting.draft(SittingId.create(facts.day(), facts.body()), facts, now(), who)
                  .withSpeakers(SittingSuggestions.before(sittings, facts)));
      if (sittings.create(draft)) {
        return view(draft);
      }
      // Its letters were drawn before: others are drawn.
    }
  }

  /** Changes all but the agenda and the documents. */
  ClerkSittingResponses.Detail change(String id, RequestBody body, String who) {
    return change(
        id,
        body,
        who,
        before -> {
          SittingFacts facts = body.read(FactsRequest.class).changed(before.facts());
          return body.read(SittingRequest.class).apply(before.with(facts));
        });
  }

  /** Changes the agenda. */
  ClerkSittingResponses.Detail changeAgenda(String id, RequestBody body, String who) {
    return change(id, body, who, before -> body.read(AgendaRequest.class).apply(before));
  }

  /** Takes the list of its day: who sits in its assembly, and who may in their place. */
  ClerkSittingResponses.Detail takeSeats(String id, RequestBody body, String who) {
    return change(id, body, who, attendance::takeSeats);
  }

  /** Changes one item. */
  ClerkSittingResponses.Detail changeItem(String id, String item, RequestBody body, String who) {
    ItemId wanted = Parameters.id(item, ItemId::new);
    return change(
        id,
        body,
        who,
        before -> {
          if (before.item(wanted).isEmpty()) {
            throw new ProblemException(noItem());
          }
          ItemRequest request = body.read(ItemRequest.class);
          return before.withItems(
              before.items().stream()
                  .map(each -> each.id().equals(wanted) ? request.apply(each) : each)
                  .toList());
        });
  }

  private static Problem noItem() {
    return Problem.of(404, "No such item", "sitting.item-gone");
  }

  private ClerkSittingResponses.Detail change(
      String id, RequestBody body, String who, UnaryOperator<Sitting> change) {
    Sitting before = require(id);
    if (before.version() != body.version()) {
      throw conflict(before);
    }
    Sitting after =
        PublishedItems.kept(before, RecordedVotes.of(before, change.apply(before), now()));
    if (after.equals(before)) {
      return view(before);
    }
    if (!after.status().isPublic() && !catalogue.publications().of(before.id()).isEmpty()) {
      throw new ProblemException(Problem.of(409, "Published", "publication.sitting-has-some"));
    }
    return view(
        sittings.replace(after.changed(now(), who)).orElseThrow(() -> conflict(require(id))));
  }

  /** Changes what nobody else can have meant otherwise, whatever the version is. */
  @Override
  public Sitting changeNow(String id, String who, UnaryOperator<Sitting> change) {
    for (int i = 0; i < TRIES; i++) {
      Sitting before = require(id);
      Optional<Sitting> after = sittings.replace(change.apply(before).changed(now(), who));
      if (after.isPresent()) {
        return after.get();
      }
    }
    throw conflict(require(id));
  }

  /** Forgets a draft, which nobody has seen. */
  Sitting delete(String id, long version) {
    Sitting before = require(id);
    if (before.status().isPublic()) {
      throw new ProblemException(Problem.of(409, "Not a draft", "sitting.published"));
    }
    if (before.version() != version || !sittings.forget(before.id(), version)) {
      throw conflict(require(id));
    }
    // It may have been announced for a while, and asked about.
    catalogue.questions().forget(before.id());
    catalogue.minutes().forget(before.id());
    return before;
  }

  /** Recordings that may be of a sitting, the nearest in time first. */
  ClerkSittingResponses.Candidates candidates(String id) {
    return ClerkSittingResponses.Candidates.of(broadcasts.near(require(id)));
  }
}
