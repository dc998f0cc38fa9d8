package org.tribune.site.deliberation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tribune.catalogue.publication.ListedDecision;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationKind;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.Parameters;
import org.tribune.site.http.ProblemException;
import org.tribune.site.publication.PublicationRegister;
import org.tribune.site.publication.PublicationService;
import org.tribune.site.sitting.DeliberationNumbering;
import org.tribune.site.sitting.SittingService;

/**
 * Publishes lists of deliberations and deliberations, and withdraws what was published. Each is one
 * act: the register has it, and then the sitting; done twice, it is done once. Calls block, and
 * throw what {@link BlockingAnswers#fail} answers. Safe for all threads.
 */
final class DeliberationService {
  private final SittingService sittings;
  private final PublicDecisions decisions;
  private final DeliberationNumbering numbering;
  private final PublicationRegister register;
  private final ListPrinter printer;
  private final DeliberationStates states;

  private DeliberationService(
      SittingService sittings,
      PublicDecisions decisions,
      DeliberationNumbering numbering,
      ListPrinter printer,
      PublicationRegister register,
      DeliberationStates states) {
    this.sittings = sittings;
    this.decisions = decisions;
    this.numbering = numbering;
    this.printer = printer;
    this.register = register;
    this.states = states;
  }

  /** That of a site. */
  static DeliberationService of(
      SittingService sittings,
      PublicDecisions decisions,
      DeliberationNumbering numbering,
      ListPrinter printer,
      PublicationRegister register,
      PublicationService publications,
      MediaClock clock) {
    return new DeliberationService(
        sittings,
        decisions,
        numbering,
        printer,
        register,
        new DeliberationStates(decisions, register, publications, clock));
  }

  private static ProblemException refused(String code, Object... arguments) {
    return new ProblemException(Problem.of(409, "Can't be published", code, arguments));
  }

  /** What clerks see of a sitting's publications. */
  DeliberationResponses.State state(String id) {
    return states.of(sittings.require(id));
  }

  /** The sitting as everybody may see it, if something of it may be published now. */
  private Sitting shown(Sitting sitting) {
    states
        .obstacle(sitting)
        .ifPresent(
            why -> {
              throw new ProblemException(new Problem(409, "Can't be published", why));
            });
    return decisions.shown(sitting).orElseThrow();
  }

  /**
   * Publishes the list: gives numbers to what has none, writes it, enters it and has it as the
   * sitting's public document. Nothing happens if it is online as it would be now.
   *
   * @return the entry, if it is a new one
   */
  Optional<Publication> publishList(String id, String who) {
    shown(sittings.require(id));
    Sitting sitting = numbering.number(id, who);
    Sitting shown = shown(sitting);
    DeliberationList list = DeliberationList.of(sitting, shown);
    if (list.lines().isEmpty()) {
      throw refused("deliberation.nothing-to-list");
    }
    Instant now = register.now();
    Publication like =
        like(sitting, Optional.empty(), PublicationKind.LIST, now, who, list.lines());
    Optional<Publication> newest = register.newest(like);
    boolean isSame =
        newest
            .filter(Publication::isOnline)
            .filter(each -> each.decisions().equals(list.lines()))
            .isPresent();
    Publication entry =
        isSame ? newest.orElseThrow() : register.enter(printer.print(list, now).of(like), newest);
    show(id, who, before -> withList(before, entry, printer.title(), earlier(entry)));
    return Optional.of(entry).filter(_ -> !isSame);
  }

  /** The sums of the lists that were published before. */
  private List<String> earlier(Publication entry) {
    return register.of(entry.sitting()).stream()
        .filter(entry::isOfSame)
        .map(Publication::sha256)
        .toList();
  }

  private void show(String id, String who, UnaryOperator<Sitting> change) {
    Sitting before = sittings.require(id);
    if (!change.apply(before).equals(before)) {
      sittings.changeNow(id, who, change);
    }
  }

  /** The sitting with the list as its document, in the place of the one before. */
  private static Sitting withList(
      Sitting sitting, Publication entry, String title, List<String> earlier) {
    List<Document> documents = new ArrayList<>();
    boolean isThere = false;
    for (Document each : sitting.documents()) {
      boolean isList =
          each.kind() == DocumentKind.DELIBERATION_LIST && earlier.contains(each.sha256());
      if (!isList) {
        documents.add(each);
      } else if (!isThere) {
        isThere = true;
        documents.add(
            each.sha256().equals(entry.sha256()) && each.isPublic()
                ? each
                : document(each.id(), entry, title));
      }
    }
    if (!isThere) {
      documents.add(document(DocumentId.create(), entry, title));
    }
    return sitting.withDocuments(documents);
  }

  /** The list as a document of its sitting. */
  private static Document document(DocumentId id, Publication entry, String title) {
    return new Document(
        id,
        /* item= */ Optional.empty(),
        DocumentKind.DELIBERATION_LIST,
        title,
        title + " " + entry.day() + ".pdf",
        entry.length(),
        entry.sha256(),
        entry.pages(),
        /* isPublic= */ true,
        /* text= */ Optional.empty(),
        entry.publishedAt());
  }

  private static Publication like(
      Sitting sitting,
      Optional<AgendaItem> item,
      PublicationKind kind,
      Instant now,
      String who,
      List<ListedDecision> lines) {
    return new Publication(
        /* number= */ 0,
        sitting.id(),
        item.map(AgendaItem::id),
        kind,
        sitting.facts().body(),
        sitting.facts().day(),
        item.map(AgendaItem::title).orElse(sitting.facts().title()),
        item.flatMap(AgendaItem::deliberation).map(Deliberation::number).orElse(""),
        /* sha256= */ "0".repeat(64),
        /* length= */ 0,
        /* pages= */ 0,
        now,
        who,
        lines,
        /* withdrawal= */ Optional.empty());
  }

  /**
   * Publishes the deliberation that an item became: its signed document, under its number.
   *
   * @return the entry, if it is a new one
   */
  Optional<Publication> publish(
      String id, String item, DeliberationRequests.PublishRequest request, String who) {
    ItemId wanted = Parameters.id(item, ItemId::new);
    Sitting sitting = sittings.require(id);
    Sitting shown = shown(sitting);
    AgendaItem before = sitting.item(wanted).orElseThrow(DeliberationService::noItem);
    if (before.vote().isPresent() && shown.item(wanted).flatMap(AgendaItem::vote).isEmpty()) {
      throw refused("deliberation.doors-closed");
    }
    Deliberation deliberation = request.of(before.deliberation());
    AgendaItem found = before.change().deliberation(Optional.of(deliberation)).build();
    if (deliberation.number().isEmpty()) {
      throw refused("deliberation.no-number");
    }
    if (numbering.isTaken(deliberation.number(), sitting, wanted)) {
      throw refused("deliberation.number-taken", deliberation.number());
    }
    Document signed =
        deliberation
            .signed()
            .flatMap(sitting::document)
            .orElseThrow(() -> refused("deliberation.no-signed"));
    Publication like =
        new ListPrinter.Printed(signed.sha256(), signed.length(), signed.pages())
            .of(
                like(
                    sitting,
                    Optional.of(found),
                    PublicationKind.DELIBERATION,
                    register.now(),
                    who,
                    List.of()));
    Optional<Publication> newest = register.newest(like);
    boolean isSame =
        newest
            .filter(Publication::isOnline)
            .filter(each -> each.sha256().equals(like.sha256()) && each.act().equals(like.act()))
            .isPresent();
    Publication entry = isSame ? newest.orElseThrow() : register.enter(like, newest);
    Deliberation published = at(deliberation, Optional.of(entry.publishedAt()));
    show(id, who, now -> published(now, wanted, published));
    return Optional.of(entry).filter(_ -> !isSame);
  }

  private static ProblemException noItem() {
    return new ProblemException(Problem.of(404, "No such item", "sitting.item-gone"));
  }

  private static Sitting published(Sitting sitting, ItemId item, Deliberation deliberation) {
    List<Document> documents =
        sitting.documents().stream()
            .map(
                each ->
                    deliberation.signed().equals(Optional.of(each.id()))
                        ? isPublic(each, true)
                        : each)
            .toList();
    return with(sitting.withDocuments(documents), item, _ -> Optional.of(deliberation));
  }

  private static Document isPublic(Document document, boolean isPublic) {
    return document.described(document.item(), document.kind(), document.title(), isPublic);
  }

  private static Sitting with(
      Sitting sitting, ItemId item, UnaryOperator<Optional<Deliberation>> change) {
    return sitting.withItems(
        sitting.items().stream()
            .map(
                each ->
                    each.id().equals(item)
                        ? each.change().deliberation(change.apply(each.deliberation())).build()
                        : each)
            .toList());
  }

  private static Deliberation at(Deliberation deliberation, Optional<Instant> publishedAt) {
    return new Deliberation(
        deliberation.number(), deliberation.matterCode(), deliberation.signed(), publishedAt);
  }

  /**
   * Withdraws what was published: it is served no more, and the register says since when and why.
   *
   * @return the entry
   */
  Publication withdraw(String number, DeliberationRequests.WithdrawalRequest request, String who) {
    Publication before = register.require(number);
    if (before.kind() == PublicationKind.MINUTES) {
      throw refused("publication.minutes-stay");
    }
    Publication entry =
        register.withdraw(
            before,
            request.reason().orElse(""),
            request.hidesTitle().orElse(false),
            request.early().orElse(false),
            who);
    List<Publication> online =
        register.of(entry.sitting()).stream().filter(Publication::isOnline).toList();
    show(entry.sitting().value(), who, now -> withdrawn(now, entry, online));
    return entry;
  }

  private static Sitting withdrawn(Sitting sitting, Publication entry, List<Publication> online) {
    Sitting hidden = sitting;
    if (online.stream().noneMatch(each -> each.sha256().equals(entry.sha256()))) {
      hidden =
          sitting.withDocuments(
              sitting.documents().stream()
                  .map(each -> each.sha256().equals(entry.sha256()) ? isPublic(each, false) : each)
                  .toList());
    }
    boolean isReplaced = online.stream().anyMatch(entry::isOfSame);
    return entry.item().isEmpty() || isReplaced
        ? hidden
        : with(
            hidden,
            entry.item().get(),
            deliberation -> deliberation.map(each -> at(each, Optional.empty())));
  }
}
