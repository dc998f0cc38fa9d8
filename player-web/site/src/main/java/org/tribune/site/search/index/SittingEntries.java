package org.tribune.site.search.index;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.minutes.Block;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.delivery.replay.MarkedRecordings.FreeChapter;

/** What can be found of a sitting, and by whom: the rule is that of the sittings' pages. */
final class SittingEntries {
  private static final List<DateTimeFormatter> DAYS =
      Stream.of(Locale.FRENCH, Locale.ENGLISH)
          .flatMap(
              language ->
                  Stream.of(
                      DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language),
                      DateTimeFormatter.ofPattern("dd/MM/yyyy", language)))
          .distinct()
          .toList();

  /** What of minutes says something of an item. */
  private static final Set<BlockKind> SAYING =
      Set.of(
          BlockKind.SUMMARY,
          BlockKind.PARAGRAPH,
          BlockKind.SPEECH,
          BlockKind.QUESTION,
          BlockKind.ANSWER);

  private final Sitting sitting;
  private final List<String> day;
  private final Map<ItemId, List<String>> decided;
  private final List<Entry> entries = new ArrayList<>();

  private SittingEntries(Sitting sitting, Map<ItemId, List<String>> decided) {
    this.sitting = sitting;
    this.decided = decided;
    this.day = words(sitting.facts().day());
  }

  /** A day as it is written in French and English. */
  static List<String> words(LocalDate day) {
    return DAYS.stream().map(each -> each.format(day)).distinct().toList();
  }

  /**
   * All entries of a sitting.
   *
   * @param decided by which words its items are found that everybody may read of what was decided
   * @param minutes that were adopted
   */
  static List<Entry> of(
      Sitting sitting,
      List<FreeChapter> chapters,
      Map<ItemId, List<String>> decided,
      Optional<Minutes> minutes) {
    SittingEntries all = new SittingEntries(sitting, decided);
    all.addSitting();
    all.addItems();
    all.addChapters(chapters);
    all.addDocuments();
    minutes.ifPresent(all::addMinutes);
    return all.entries;
  }

  /** A question that everybody reads. */
  static Entry of(Sitting sitting, Question question) {
    Optional<AgendaItem> item = question.item().flatMap(sitting::item);
    return new SittingEntries(sitting, Map.of())
        .entry(
            Kind.QUESTION,
            question.id().value(),
            item.map(sitting.items()::indexOf).orElse(sitting.items().size()),
            /* isPublic= */ true,
            /* title= */ List.of(),
            /* people= */ List.of(),
            /* about= */ List.of(),
            context(sitting, item.map(AgendaItem::title).orElse("")),
            QuestionWords.of(question),
            /* stored= */ Optional.empty(),
            /* subject= */ Optional.empty());
  }

  /** What else than its own words questions of a sitting are found by, and whether they may be. */
  static int frame(Sitting sitting) {
    return Objects.hash(
        sitting.status().isPublic(),
        sitting.facts(),
        sitting.items().stream().map(each -> List.of(each.id(), each.title())).toList());
  }

  private void addSitting() {
    List<String> people = new ArrayList<>();
    for (Speaker each : sitting.speakers()) {
      people.add(
          String.join(" · ", filled(each.name(), each.role(), each.group(), each.commune())));
    }
    entries.add(
        entry(
            Kind.SITTING,
            /* id= */ "",
            /* place= */ 0,
            sitting.status().isPublic(),
            filled(sitting.facts().title(), sitting.facts().body()),
            people,
            filled(sitting.facts().place()),
            /* context= */ List.of(),
            /* text= */ "",
            /* stored= */ Optional.empty(),
            /* subject= */ Optional.empty()));
  }

  private static List<String> filled(String... texts) {
    return Stream.of(texts).filter(each -> !each.isEmpty()).toList();
  }

  private List<String> context(String... more) {
    return context(sitting, more);
  }

  private static List<String> context(Sitting sitting, String... more) {
    List<String> context =
        new ArrayList<>(
            filled(sitting.facts().title(), sitting.facts().body(), sitting.facts().place()));
    context.addAll(filled(more));
    return context;
  }

  private void addItems() {
    for (int i = 0; i < sitting.items().size(); i++) {
      AgendaItem item = sitting.items().get(i);
      if (item.title().isEmpty() && item.numbering().isEmpty()) {
        continue;
      }
      entries.add(
          entry(
              Kind.ITEM,
              item.id().value(),
              i,
              sitting.status().isPublic(),
              filled(item.title(), item.numbering()),
              filled(item.rapporteur()),
              sitting.status().isPublic() ? decided.getOrDefault(item.id(), List.of()) : List.of(),
              context(),
              /* text= */ "",
              /* stored= */ Optional.empty(),
              Optional.of(item.id())));
      if (!item.notes().isEmpty()) {
        entries.add(note(item, i));
      }
    }
  }

  private Entry note(AgendaItem item, int place) {
    return entry(
        Kind.NOTE,
        item.id().value(),
        place,
        /* isPublic= */ false,
        /* title= */ List.of(),
        /* people= */ List.of(),
        /* about= */ List.of(),
        context(item.title(), item.numbering()),
        item.notes(),
        /* stored= */ Optional.empty(),
        /* subject= */ Optional.empty());
  }

  private void addChapters(List<FreeChapter> chapters) {
    for (int i = 0; i < chapters.size(); i++) {
      FreeChapter chapter = chapters.get(i);
      entries.add(
          entry(
              Kind.CHAPTER,
              ChapterName.of(chapter).toString(),
              i,
              sitting.status().isPublic(),
              filled(chapter.mark().title(), chapter.mark().numbering()),
              /* people= */ List.of(),
              /* about= */ List.of(),
              context(),
              /* text= */ "",
              /* stored= */ Optional.empty(),
              /* subject= */ Optional.empty()));
    }
  }

  /** The items of minutes by what is written of each: not who voted how, which is no subject. */
  private void addMinutes(Minutes minutes) {
    Map<ItemId, List<Block>> blocks = new LinkedHashMap<>();
    for (Block each : minutes.blocks()) {
      if (SAYING.contains(each.kind()) && !each.text().isBlank()) {
        each.item()
            .filter(item -> sitting.item(item).isPresent())
            .ifPresent(item -> blocks.computeIfAbsent(item, _ -> new ArrayList<>()).add(each));
      }
    }
    for (int i = 0; i < sitting.items().size(); i++) {
      AgendaItem item = sitting.items().get(i);
      List<Block> said = blocks.getOrDefault(item.id(), List.of());
      if (!said.isEmpty()) {
        entries.add(minutes(item, i, said));
      }
    }
  }

  private Entry minutes(AgendaItem item, int place, List<Block> said) {
    return entry(
        Kind.MINUTES,
        item.id().value(),
        place,
        sitting.status().isPublic(),
        /* title= */ List.of(),
        filled(said.stream().map(Block::speaker).distinct().toArray(String[]::new)),
        /* about= */ List.of(),
        context(item.title(), item.numbering()),
        said.stream().map(Block::text).collect(Collectors.joining("\n")),
        /* stored= */ Optional.empty(),
        Optional.of(item.id()));
  }

  private void addDocuments() {
    Map<ItemId, String> titles = new HashMap<>();
    sitting.items().forEach(each -> titles.put(each.id(), each.title()));
    for (int i = 0; i < sitting.documents().size(); i++) {
      Document document = sitting.documents().get(i);
      entries.add(
          entry(
              Kind.DOCUMENT,
              document.id().value(),
              i,
              sitting.status().isPublic() && document.isPublic(),
              filled(document.title()),
              /* people= */ List.of(),
              /* about= */ List.of(),
              context(document.item().map(each -> titles.getOrDefault(each, "")).orElse("")),
              /* text= */ "",
              document
                  .text()
                  .map(
                      text ->
                          new Entry.StoredText(DocumentNames.text(sitting.id(), document), text)),
              document.item()));
    }
  }

  private Entry entry(
      Kind kind,
      String id,
      int place,
      boolean isPublic,
      List<String> title,
      List<String> people,
      List<String> about,
      List<String> context,
      String text,
      Optional<Entry.StoredText> stored,
      Optional<ItemId> subject) {
    return new Entry(
        sitting.id().value(),
        kind,
        id,
        place,
        isPublic,
        title,
        people,
        about,
        context,
        day,
        /* hasDay= */ kind == Kind.SITTING,
        text,
        stored,
        sitting.facts().start(),
        sitting.facts().day().getYear(),
        sitting.facts().body(),
        subject.map(item -> Entry.subject(sitting.id(), item)).orElse(""));
  }
}
