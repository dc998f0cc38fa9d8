package org.tribune.site.deliberation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.deliberation.Matters;
import org.tribune.catalogue.publication.ListedDecision;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationKind;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.DeliberationNumbers;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;
import org.tribune.site.publication.PublicationRegister;
import org.tribune.site.publication.PublicationResponses;
import org.tribune.site.publication.PublicationService;

/** Says what of a sitting is published, and what is not yet. Calls block. Safe for all threads. */
final class DeliberationStates {
  private final PublicDecisions decisions;
  private final PublicationRegister register;
  private final PublicationService publications;
  private final MediaClock clock;

  DeliberationStates(
      PublicDecisions decisions,
      PublicationRegister register,
      PublicationService publications,
      MediaClock clock) {
    this.decisions = decisions;
    this.register = register;
    this.publications = publications;
    this.clock = clock;
  }

  /** Why nothing of a sitting can be published now. */
  Optional<Message> obstacle(Sitting sitting) {
    boolean hasBegun = !sitting.facts().start().isAfter(clock.now().toInstant());
    if (!hasBegun || !sitting.status().isPublic() || !sitting.status().takesPlace()) {
      return Optional.of(Message.of("deliberation.not-held"));
    }
    return decisions.isClosed(sitting)
        ? Optional.of(Message.of("deliberation.doors-closed"))
        : Optional.empty();
  }

  DeliberationResponses.State of(Sitting sitting) {
    List<Publication> published = register.of(sitting.id());
    Optional<Publication> list = Listed.of(sitting, published).entry();
    Optional<Sitting> shown = decisions.shown(sitting);
    List<ListedDecision> lines =
        shown.map(each -> DeliberationList.of(sitting, each).lines()).orElse(List.of());
    List<ListedDecision> before = list.map(Publication::decisions).orElse(List.of());
    return new DeliberationResponses.State(
        sitting.id().value(),
        sitting.facts().title(),
        sitting.facts().body(),
        sitting.facts().day(),
        sitting.version(),
        list.map(this::entry),
        lines.size(),
        list.isPresent() && !before.equals(lines),
        list.isPresent() ? changes(before, lines) : List.of(),
        shown.map(each -> DeliberationList.leftOut(sitting, each)).orElse(0L),
        obstacle(sitting),
        sitting.items().stream()
            .filter(DeliberationStates::maybeDeliberation)
            .map(each -> item(sitting, each, published))
            .toList(),
        sitting.documents().stream()
            .filter(each -> each.kind() == DocumentKind.OTHER || each.item().isPresent())
            .map(
                each ->
                    new DeliberationResponses.Candidate(
                        each.id().value(), each.item().map(ItemId::value), each.title()))
            .toList(),
        published.stream().map(this::entry).toList());
  }

  private PublicationResponses.Entry entry(Publication entry) {
    return publications.entry(entry, /* isForClerks= */ true);
  }

  /** The titles of what is on one list and not so on the other. */
  private static List<String> changes(List<ListedDecision> before, List<ListedDecision> now) {
    List<String> titles = new ArrayList<>();
    now.stream()
        .filter(each -> !before.contains(each))
        .map(ListedDecision::title)
        .forEach(titles::add);
    before.stream()
        .filter(each -> now.stream().noneMatch(one -> one.item().equals(each.item())))
        .map(ListedDecision::title)
        .forEach(titles::add);
    return titles;
  }

  private static boolean maybeDeliberation(AgendaItem item) {
    return item.kind() != ItemKind.HEADING
        && (DeliberationNumbers.isDecided(item) || item.deliberation().isPresent());
  }

  private DeliberationResponses.OfItem item(
      Sitting sitting, AgendaItem item, List<Publication> published) {
    Optional<Deliberation> own = item.deliberation();
    Optional<Publication> newest =
        published.stream()
            .filter(each -> each.kind() == PublicationKind.DELIBERATION)
            .filter(each -> each.item().equals(Optional.of(item.id())))
            .reduce((_, last) -> last);
    String number = own.map(Deliberation::number).orElse("");
    String matter = own.map(Deliberation::matterCode).orElse("");
    Optional<Document> signed = own.flatMap(Deliberation::signed).flatMap(sitting::document);
    boolean isSame =
        newest
            .filter(Publication::isOnline)
            .filter(each -> each.act().equals(number))
            .filter(each -> signed.filter(file -> isOf(each, file)).isPresent())
            .isPresent();
    return new DeliberationResponses.OfItem(
        item.id().value(),
        item.numbering(),
        item.title(),
        number,
        matter,
        Matters.all().name(matter),
        signed.map(Document::id).map(DocumentId::value),
        own.flatMap(Deliberation::publishedAt),
        newest.map(this::entry),
        newest.filter(Publication::isOnline).isPresent() && !isSame);
  }

  private static boolean isOf(Publication entry, Document file) {
    return entry.sha256().equals(file.sha256());
  }
}
