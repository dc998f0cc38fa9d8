package org.tribune.site.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.deliberation.PublicDecision;
import org.tribune.site.search.FoundItems;
import org.tribune.site.search.FoundText;
import org.tribune.site.search.ItemSearch;
import org.tribune.site.search.index.Entry;
import org.tribune.site.search.index.Kind;

/**
 * Finds decisions. By words the search's index finds items, by what is published alone; which of
 * them are decisions, and pass the filters, the {@link DecisionBook} knows. Calls block. Safe for
 * all threads.
 */
final class DecisionFinder {
  static final int PAGE = 20;

  private static final int MOST_ANNOUNCED = 20;
  private static final int COMING = 100;

  /** A sitting that began a while ago may still come to an item. */
  private static final Duration LONGEST_SITTING = Duration.ofHours(12);

  private final Catalogue catalogue;
  private final DecisionBook book;
  private final ItemSearch search;
  private final MarkedRecordings marked;
  private final PlaceNames places;
  private final MediaClock clock;

  DecisionFinder(
      Catalogue catalogue,
      DecisionBook book,
      ItemSearch search,
      MarkedRecordings marked,
      MediaClock clock) {
    this.catalogue = catalogue;
    this.book = book;
    this.search = search;
    this.marked = marked;
    this.places = new PlaceNames(catalogue.assemblies(), search, clock);
    this.clock = clock;
  }

  /**
   * Answers with what fits best.
   *
   * @return empty if nothing can be searched now
   * @throws org.tribune.catalogue.CatalogueException if the catalogue is away
   */
  Optional<DecisionAnswer> find(DecisionQuery query, boolean isEnglish) {
    return items(query, isEnglish, /* isExact= */ false)
        .map(items -> answer(query, items, isEnglish, order(items.scores())));
  }

  /**
   * Answers with the newest of what is found, for who follows a subject: what is new may fit less
   * well than all that was before. No word is taken for another. Otherwise as {@link #find}.
   */
  Optional<DecisionAnswer> newest(DecisionQuery query, boolean isEnglish) {
    return items(query, isEnglish, /* isExact= */ true)
        .map(items -> answer(query, items, isEnglish, KnownDecision.NEWEST_FIRST));
  }

  private Optional<FoundItems> items(DecisionQuery query, boolean isEnglish, boolean isExact) {
    return query.words().isEmpty()
        ? search.follow().map(each -> new FoundItems(Map.of(), Map.of(), each))
        : search.find(query.words(), isEnglish, isExact);
  }

  private DecisionAnswer answer(
      DecisionQuery query, FoundItems items, boolean isEnglish, Comparator<KnownDecision> order) {
    book.refresh();
    DecisionFacets facets = DecisionFacets.of(query, places.all(), members());
    boolean isOfWords = !query.words().isEmpty();
    List<KnownDecision> all =
        book.all()
            .filter(each -> !isOfWords || items.scores().containsKey(each.subject()))
            .filter(facets::take)
            .sorted(order)
            .toList();
    int first = Math.min((query.page() - 1) * PAGE, all.size());
    List<DecisionAnswer.Found> shown =
        found(
            book.read(all.subList(first, Math.min(first + PAGE, all.size()))),
            query.words(),
            items,
            isEnglish);
    return new DecisionAnswer(
        all.size(),
        Math.min((all.size() + PAGE - 1) / PAGE, DecisionQuery.LAST_PAGE),
        shown,
        isOfWords ? announced(items.scores().keySet(), query.body()) : List.of(),
        items.corrections(),
        facets.choices(),
        items.isComplete());
  }

  private List<DecisionAnswer.Found> found(
      List<PublicDecision> shown, String words, FoundItems items, boolean isEnglish) {
    Map<String, String> titles = new HashMap<>();
    shown.forEach(each -> titles.put(subject(each), DecisionWords.title(each.item())));
    Map<String, FoundText> texts = search.texts(words, isEnglish, items, titles);
    return shown.stream()
        .map(
            each ->
                new DecisionAnswer.Found(
                    each,
                    marked
                        .of(each.sitting().id(), each.item().id())
                        .map(id -> watch(id.value(), each.item().id().value())),
                    Optional.ofNullable(texts.get(subject(each)))
                        .map(text -> readable(text, each.sitting()))))
        .toList();
  }

  private static String subject(PublicDecision decision) {
    return Entry.subject(decision.sitting().id(), decision.item().id());
  }

  /** What the index has of a document counts only as long as everybody may read that. */
  private static FoundText readable(FoundText text, Sitting shown) {
    return new FoundText(
        text.title(),
        text.passage()
            .filter(
                each ->
                    each.kind() != Kind.DOCUMENT
                        || shown.document(new DocumentId(each.id())).isPresent()));
  }

  /** With the place before the fragment too, which browsers keep to themselves. */
  private static String watch(String recording, String item) {
    return "/watch/" + recording + "?t=item-" + item + "#item-" + item;
  }

  /** The best first; of equals, and where no words are looked for, the newest. */
  private static Comparator<KnownDecision> order(Map<String, Float> scores) {
    return Comparator.comparing(
            (KnownDecision each) -> scores.getOrDefault(each.subject(), 0f),
            Comparator.reverseOrder())
        .thenComparing(KnownDecision.NEWEST_FIRST);
  }

  /** The members of assemblies that publish attendance; members of others can't be searched for. */
  private Map<MemberId, String> members() {
    Map<MemberId, String> names = new HashMap<>();
    catalogue.assemblies().list().stream()
        .filter(each -> each.rules().publishesAttendance())
        .flatMap(each -> each.members().stream())
        .forEach(each -> names.put(each.id(), each.name()));
    return names;
  }

  /**
   * Items that are still to be decided, the next first.
   *
   * @param subjects that were found
   * @param body only of this assembly; empty: of all
   */
  List<DecisionAnswer.Announced> announced(Set<String> subjects, String body) {
    Set<String> decided = book.all().map(KnownDecision::subject).collect(Collectors.toSet());
    List<DecisionAnswer.Announced> all = new ArrayList<>();
    for (Sitting each : coming()) {
      if (body.isEmpty() || each.facts().body().equals(body)) {
        each.items().stream()
            .filter(item -> !item.title().isEmpty())
            .filter(item -> subjects.contains(Entry.subject(each.id(), item.id())))
            .filter(item -> !decided.contains(Entry.subject(each.id(), item.id())))
            .map(item -> new DecisionAnswer.Announced(each, item))
            .forEach(all::add);
      }
    }
    return all.size() > MOST_ANNOUNCED ? all.subList(0, MOST_ANNOUNCED) : all;
  }

  /** Sittings that are announced and to come, or go on, with what everybody may know of them. */
  List<Sitting> coming() {
    Instant from = clock.now().toInstant().minus(LONGEST_SITTING);
    return catalogue.sittings().list(SittingQuery.from(from, COMING)).stream()
        .filter(
            each -> each.status() == SittingStatus.ANNOUNCED || each.status() == SittingStatus.OPEN)
        .flatMap(each -> book.shown(each).stream())
        .toList();
  }
}
