package org.tribune.site.minutes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.minutes.Adoption;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.MinutesBook;
import org.tribune.catalogue.minutes.MinutesState;
import org.tribune.catalogue.sitting.DeadlineKind;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.core.text.Message;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.ApiWords;
import org.tribune.site.http.ConflictException;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.minutes.MinutesRequests.AdoptionRequest;
import org.tribune.site.minutes.MinutesRequests.ChangeRequest;
import org.tribune.site.sitting.SittingBroadcasts;
import org.tribune.site.sitting.SittingService;

/**
 * Has the minutes of sittings composed, edited and adopted (docs/decisions/0189-minutes.md). Calls
 * block, and throw what {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
final class MinutesService {
  private static final int MOST_ADOPTERS = 12;
  private static final int LOOKED_AT = 200;

  private final MinutesBook book;
  private final Catalogue catalogue;
  private final SittingService sittings;
  private final SittingBroadcasts broadcasts;
  private final MarkedRecordings recordings;
  private final MinutesDrafts drafts;
  private final MinutesPublication publication;
  private final MediaClock clock;

  MinutesService(
      Catalogue catalogue,
      SittingService sittings,
      SittingBroadcasts broadcasts,
      MarkedRecordings recordings,
      MinutesDrafts drafts,
      MinutesPublication publication,
      MediaClock clock) {
    this.book = catalogue.minutes();
    this.catalogue = catalogue;
    this.sittings = sittings;
    this.broadcasts = broadcasts;
    this.recordings = recordings;
    this.drafts = drafts;
    this.publication = publication;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /** The minutes of a sitting, for clerks. */
  MinutesResponses.Whole read(String sitting) {
    Sitting found = sittings.require(sitting);
    return view(require(found), found);
  }

  /** The minutes of a sitting, as they are kept. */
  Minutes minutes(String sitting) {
    return require(sittings.require(sitting));
  }

  private Minutes require(Sitting sitting) {
    return book.find(sitting.id())
        .orElseThrow(
            () -> new ProblemException(Problem.of(404, "No minutes", "minutes.not-begun")));
  }

  /**
   * Has a draft composed. If there is one, what nobody has edited is composed anew, and what
   * somebody wrote stays.
   *
   * @param body with the version of the draft that is there
   */
  MinutesResponses.Composed compose(String id, RequestBody body, String who) {
    Sitting sitting = sittings.require(id);
    if (sitting.facts().start().isAfter(now()) || !sitting.status().takesPlace()) {
      throw new ProblemException(Problem.of(409, "Not held", "minutes.not-held"));
    }
    Optional<Minutes> before = book.find(sitting.id());
    if (before.isEmpty()) {
      // If somebody else was faster, theirs is as good.
      boolean _ = book.create(drafts.compose(sitting, now(), who));
    }
    if (before.isEmpty() || !body.has("version")) {
      return new MinutesResponses.Composed(view(require(sitting), sitting), List.of());
    }
    Minutes draft = requireDraft(before.get(), body.version(), sitting);
    List<Block> composed = drafts.composeAgain(sitting, draft);
    JoinedDraft joined = JoinedDraft.of(draft.blocks(), book.composed(sitting.id()), composed);
    Minutes after =
        book.recompose(draft.with(joined.blocks()).changed(now(), who), composed)
            .orElseThrow(() -> conflict(sitting));
    return new MinutesResponses.Composed(
        view(after, sitting), MinutesResponses.Kept.of(joined.kept()));
  }

  /** Changes passages of a draft. */
  MinutesResponses.Changed change(String id, RequestBody body, String who) {
    Sitting sitting = sittings.require(id);
    Minutes before = requireDraft(require(sitting), body.version(), sitting);
    ChangeRequest request = body.read(ChangeRequest.class);
    Minutes wanted = before.with(request.apply(before.blocks()));
    Minutes after =
        wanted.equals(before)
            ? before
            : book.replace(wanted.changed(now(), who)).orElseThrow(() -> conflict(sitting));
    Set<String> named = new TreeSet<>();
    request.blocks().forEach(each -> named.add(each.id().value()));
    List<Block> changed =
        after.blocks().stream().filter(each -> named.contains(each.id().value())).toList();
    return new MinutesResponses.Changed(
        after.version(),
        after.changedAt(),
        after.changedBy(),
        MinutesResponses.Passage.of(changed, places()));
  }

  /**
   * Writes down that a later sitting has adopted the minutes. From now on everybody reads them, and
   * nothing of them changes any more; what the sitting had as its minutes until now is not public
   * any more.
   */
  MinutesResponses.Whole adopt(String id, RequestBody body, String who) {
    Sitting sitting = sittings.require(id);
    Sitting by = sittings.require(body.read(AdoptionRequest.class).at().value());
    Minutes before = require(sitting);
    boolean isDone = before.adoption().filter(each -> each.at().equals(by.id())).isPresent();
    Minutes adopted =
        isDone ? before : adopted(requireDraft(before, body.version(), sitting), sitting, by, who);
    publication.enter(adopted, sitting);
    Sitting after = sittings.changeNow(id, who, MinutesService::settled);
    return view(adopted, after);
  }

  private Minutes adopted(Minutes draft, Sitting sitting, Sitting by, String who) {
    if (!sitting.status().isPublic()) {
      throw new ProblemException(Problem.of(409, "Not announced", "minutes.sitting-is-draft"));
    }
    if (!mayAdopt(by, sitting)) {
      throw ProblemException.badRequest("minutes.cannot-adopt");
    }
    List<Block> said = draft.blocks().stream().filter(MinutesService::saysSomething).toList();
    if (said.isEmpty()) {
      throw new ValidationException("minutes.nothing-written");
    }
    Adoption adoption = new Adoption(by.id(), by.facts().day(), publication.now(), who);
    return book.replace(draft.with(said).adopted(adoption).changed(now(), who))
        .orElseThrow(() -> conflict(sitting));
  }

  private static boolean saysSomething(Block block) {
    return !block.text().isBlank() || block.kind() == BlockKind.MEMBER;
  }

  /** What a sitting is whose minutes are adopted. */
  private static Sitting settled(Sitting sitting) {
    Set<DeadlineKind> settled = new TreeSet<>(sitting.settled());
    settled.add(DeadlineKind.MINUTES);
    return sitting
        .withSettled(settled)
        .withDocuments(
            sitting.documents().stream()
                .map(
                    each ->
                        isPublicDraft(each)
                            ? each.described(
                                each.item(), each.kind(), each.title(), /* nowPublic= */ false)
                            : each)
                .toList());
  }

  private static boolean isPublicDraft(Document document) {
    return document.kind() == DocumentKind.MINUTES && document.isPublic();
  }

  /** True of a later sitting that has begun. */
  private boolean mayAdopt(Sitting later, Sitting sitting) {
    return later.status().isPublic()
        && later.status().takesPlace()
        && later.facts().start().isAfter(sitting.facts().start())
        && !later.facts().start().isAfter(now());
  }

  /** Those of the same body before all others. */
  private List<MinutesResponses.Adopter> adopters(Sitting sitting) {
    List<Sitting> later =
        catalogue.sittings().list(SittingQuery.from(sitting.facts().start(), LOOKED_AT)).stream()
            .filter(each -> mayAdopt(each, sitting))
            .toList();
    List<Sitting> own =
        later.stream().filter(each -> each.facts().body().equals(sitting.facts().body())).toList();
    return (own.isEmpty() ? later : own)
        .stream().limit(MOST_ADOPTERS).map(MinutesResponses.Adopter::of).toList();
  }

  /** What was heard in the sitting, as the public may hear it, to be read beside the draft. */
  MinutesResponses.Heard heard(String id) {
    Sitting sitting = sittings.require(id);
    return new MinutesResponses.Heard(
        MinutesResponses.Passage.of(drafts.heard(sitting, require(sitting)), places()));
  }

  /** What a draft was, the newest first, without its text. */
  MinutesResponses.Revisions revisions(String id) {
    return new MinutesResponses.Revisions(
        book.revisions(sittings.require(id).id()).stream()
            .map(MinutesResponses.Revision::of)
            .toList());
  }

  /** One, with its text. */
  MinutesResponses.WholeRevision revision(String id, String number) {
    Sitting sitting = sittings.require(id);
    return Optional.of(number)
        .filter(text -> text.matches("\\d{1,15}"))
        .flatMap(text -> book.revision(sitting.id(), Long.parseLong(text)))
        .map(each -> MinutesResponses.WholeRevision.of(each, places()))
        .orElseThrow(
            () ->
                new ProblemException(Problem.of(404, "No such revision", "minutes.version-gone")));
  }

  private Minutes requireDraft(Minutes minutes, long version, Sitting sitting) {
    if (minutes.state() == MinutesState.ADOPTED) {
      throw new ProblemException(Problem.of(409, "Adopted", "minutes.adopted"));
    }
    if (minutes.version() != version) {
      throw conflict(sitting);
    }
    return minutes;
  }

  private ConflictException conflict(Sitting sitting) {
    Minutes now = require(sitting);
    return new ConflictException(
        "The minutes of " + sitting.id() + " are of version " + now.version(),
        Message.of("minutes.changed-meanwhile", now.changedBy()),
        view(now, sitting));
  }

  private MinutesPlaces places() {
    return new MinutesPlaces(recordings);
  }

  private MinutesResponses.Whole view(Minutes minutes, Sitting sitting) {
    return new MinutesResponses.Whole(
        sitting.id().value(),
        sitting.facts().title(),
        sitting.facts().body(),
        sitting.facts().day(),
        ApiWords.of(minutes.state()),
        minutes.language(),
        minutes.adoption().map(MinutesResponses.Adopted::of),
        minutes.changedAt(),
        minutes.changedBy(),
        minutes.version(),
        MinutesResponses.Passage.of(minutes.blocks(), places()),
        broadcasts.replays(sitting).stream().map(each -> each.id().value()).toList(),
        adopters(sitting),
        sitting.documents().stream()
            .filter(MinutesService::isPublicDraft)
            .map(Document::title)
            .toList());
  }
}
