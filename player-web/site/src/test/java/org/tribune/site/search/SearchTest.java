package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.search.Library.item;
import static org.tribune.site.search.Library.marked;
import static org.tribune.site.search.Library.plain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.chapter.Markings;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.store.StoreException;
import org.tribune.site.search.index.Excerpt;
import org.tribune.testkit.catalogue.RecordingSamples;

/** What is found, in which order, and how it is shown. */
class SearchTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Library library;

  @BeforeEach
  void open() {
    library = new Library(folder.resolve("search"));
  }

  @AfterEach
  void close() {
    library.close();
  }

  private void startWith(AgendaItem... items) {
    library.add(library.sitting("2026-03-12", "").withItems(List.of(items)));
    library.start();
  }

  private void startWithText(String text) {
    Sitting sitting = library.sitting("2026-03-12", "");
    Document document = library.document(sitting.id(), "report", "Rapport", text, true);
    library.add(sitting.withDocuments(List.of(document)));
    library.start();
  }

  @ParameterizedTest
  @CsvSource({
    "deliberation, Délibération sur l'eau",
    "DÉLIBÉRATIONS, Délibération sur l'eau",
    "eau, Délibération sur l'eau",
    "l’eau, Délibération sur l'eau",
    "écoles, Rénovation de l'École maternelle",
    "ecole, Rénovation des écoles",
    "votée, Subvention votée aux associations",
    "subventions association, Subvention votée aux associations",
    "communal, Travaux communaux",
    "cœur, Coeur de ville",
    "meetings, Public meeting on housing",
    "housing, Public meeting on housing",
    "voting, The budget was voted",
    "Saint-Flour, Route de Saint-Flour",
    "saint flour, Route de Saint-Flour",
  })
  void find_aWordOfTheSameFamily_isFound(String typed, String title) {
    startWith(item("one", "1", title), item("other", "2", "Questions diverses"));
    assertThat(library.titles(typed)).containsExactly("I " + title);
  }

  @ParameterizedTest
  @CsvSource({
    "délivération, Délibération sur les tarifs, délibération",
    "assinissement, Schéma d'assainissement, assainissement",
    "subvnetion, Subvention aux associations, subvention",
    "ecloe, Travaux de l'école, école",
    "buget, Budget primitif, budget",
  })
  void find_aTypingError_isFoundAndTold(String typed, String title, String meant) {
    startWith(item("one", "1", title), item("other", "2", "Questions diverses"));
    SearchAnswer answer = library.answer(typed);
    assertThat(Library.titles(answer)).containsExactly("I " + title);
    assertThat(answer.corrections()).containsOnlyKeys(typed);
    assertThat(answer.corrections().get(typed)).endsWith(meant);
  }

  @Test
  void find_aWordThatIsThere_isNotTakenForAnother() {
    startWith(item("mayor", "1", "Indemnité du maire"), item("make", "2", "Ce qu'il faut faire"));
    SearchAnswer answer = library.answer("maire");
    assertThat(Library.titles(answer)).containsExactly("I Indemnité du maire");
    assertThat(answer.corrections()).isEmpty();
  }

  @Test
  void find_theBeginningOfTheLastWord_isFoundWhileTyping() {
    startWith(
        item("one", "1", "Tarifs de la cantine"),
        item("two", "2", "Tarifs du parcours"),
        item("three", "3", "Bilan du parc"));
    assertThat(library.titles("tarifs cant")).containsExactly("I Tarifs de la cantine");
    assertThat(library.titles("parc")).containsExactly("I Bilan du parc");
    SearchRequest typing =
        new SearchRequest(
            "parc", false, /* isTyping= */ true, false, SearchFilter.NONE, /* page= */ 1);
    assertThat(Library.titles(library.find(typing).orElseThrow()))
        .containsExactly("I Bilan du parc", "I Tarifs du parcours");
  }

  @Test
  void find_aPhraseInQuotes_isFoundWordForWord() {
    startWith(
        item("one", "1", "Plan local d'urbanisme"),
        item("two", "2", "Urbanisme : plan très local"));
    assertThat(library.titles("plan local urbanisme")).hasSize(2);
    assertThat(library.titles("« plan local »")).containsExactly("I Plan local d'urbanisme");
    assertThat(library.titles("\"local d'urbanisme")).containsExactly("I Plan local d'urbanisme");
    assertThat(library.titles("“très local” plan"))
        .containsExactly("I Urbanisme : plan très local");
  }

  @Test
  void find_wordsOfTheSittingAndTheItem_meet() {
    library.add(
        library.sitting("2025-03-13", "").withItems(List.of(item("old", "1", "Budget primitif"))));
    library.add(
        library.sitting("2026-03-12", "").withItems(List.of(item("new", "1", "Budget primitif"))));
    library.start();
    assertThat(library.titles("budget mars 2026")).containsExactly("I Budget primitif");
    assertThat(library.answer("budget").total()).isEqualTo(2);
    // What only the sitting says is found once, and not with each of its items.
    assertThat(library.titles("mars 2026")).containsExactly("S Conseil municipal");
    assertThat(library.titles("salle des fetes")).hasSize(2).allMatch(each -> each.startsWith("S"));
    assertThat(library.titles("12/03/2026")).containsExactly("S Conseil municipal");
  }

  @Test
  void find_people_areFoundInTheirSittingsAndItems() {
    AgendaItem item =
        AgendaItem.of(new ItemId("one"), /* level= */ 0, "1", "Voirie")
            .change()
            .rapporteur("M. André Gély")
            .build();
    library.add(
        library
            .sitting("2026-03-12", "")
            .withItems(List.of(item))
            .withSpeakers(
                List.of(
                    new Speaker(
                        new SpeakerId("gely"), "M. André Gély", "Élan citoyen", "Adjoint", ""),
                    new Speaker(new SpeakerId("martin"), "Mme Claire Martin", "", "Maire", ""))));
    library.start();
    SearchAnswer answer = library.answer("gely");
    assertThat(Library.titles(answer)).containsExactly("S Conseil municipal", "I Voirie");
    assertThat(marked(answer.hits().getFirst().excerpt().orElseThrow().pieces()))
        .isEqualTo("M. André [Gély], Adjoint, Élan citoyen");
    assertThat(library.titles("\"élan citoyen\"")).containsExactly("S Conseil municipal");
  }

  @Test
  void find_inTitlesAndTexts_ranksTitlesFirstThenTheNewest() {
    for (String day : List.of("2024-01-10", "2026-01-14", "2025-01-08")) {
      Sitting sitting = library.sitting(day, "");
      Document document =
          library.document(sitting.id(), "report", "Rapport " + day, "De la piscine.", true);
      library.add(
          sitting
              .withItems(List.of(item("one", "1", "Piscine " + day)))
              .withDocuments(List.of(document)));
    }
    library.start();
    assertThat(library.titles("piscine"))
        .containsExactly(
            "I Piscine 2026-01-14",
            "I Piscine 2025-01-08",
            "I Piscine 2024-01-10",
            "D Rapport 2026-01-14",
            "D Rapport 2025-01-08",
            "D Rapport 2024-01-10");
  }

  @Test
  void find_aWordAndItsFamily_ranksTheWordFirst() {
    startWith(item("one", "1", "Les écoles"), item("two", "2", "L'école"));
    assertThat(library.titles("école")).containsExactly("I L'école", "I Les écoles");
    assertThat(library.titles("écoles")).containsExactly("I Les écoles", "I L'école");
  }

  @Test
  void find_inAText_quotesThePassageOnItsPage() {
    startWithText(
        "Rapport de présentation.\f"
            + "Considérant ce qui suit. ".repeat(40)
            + "Le marché de la restau-\nration scolaire est attribué. "
            + "Fin du rapport. ".repeat(40));
    SearchAnswer answer = library.answer("restauration");
    Excerpt excerpt = answer.hits().getFirst().excerpt().orElseThrow();
    assertThat(marked(excerpt.pieces())).contains("Le marché de la [restauration] scolaire");
    assertThat(plain(excerpt.pieces())).hasSizeBetween(80, 340).doesNotContain("\f");
    assertThat(excerpt.page()).isEqualTo(2);
  }

  @Test
  void find_inATextWithoutAnEnd_quotesAPassageOfUsualLength() {
    startWithText("mot ".repeat(60_000) + "aiguille" + " foin".repeat(60_000));
    Excerpt excerpt = library.answer("aiguille").hits().getFirst().excerpt().orElseThrow();
    assertThat(plain(excerpt.pieces())).hasSizeLessThan(400);
    assertThat(marked(excerpt.pieces())).contains("[aiguille]").startsWith("…").endsWith("…");
  }

  @Test
  void find_markup_isText() {
    startWith(item("one", "1", "<b>Parking</b> <script>alert(1)</script>"));
    assertThat(marked(library.answer("parking").hits().getFirst().title()))
        .isEqualTo("<b>[Parking]</b> <script>alert(1)</script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "budget) OR (title:*",
        "title:budget^1000 AND NOT x~2",
        "[a TO z] {* TO *}",
        "/.*/ budget",
        "+budget -primitif && !(",
        "\\",
        "\"\"\" budget",
        "budget\u0000\u202e\ud800",
        "~budget ~~ ~budg",
        "* ? ~ budget*",
        "a b c d e f g h i j k l m n o p q r s",
      })
  void find_signsOfAQueryLanguage_areNothing(String typed) {
    startWith(item("one", "1", "Budget"), item("two", "2", "Voirie"));
    SearchRequest request = Library.request(typed, /* isStaff= */ false);
    library.find(request).ifPresent(answer -> assertThat(answer.total()).isLessThan(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "***", "\"\"", "«»", "\u0000", "—"})
  void read_noWord_isNothing(String typed) {
    assertThat(library.search.read(Library.request(typed, false))).isEmpty();
  }

  @Test
  void find_whatIsNowhere_tellsWhichWord() {
    startWith(item("one", "1", "Budget primitif"));
    SearchAnswer answer = library.answer("budget xylophone");
    assertThat(answer.total()).isZero();
    assertThat(answer.unknown()).containsExactly("xylophone");
    assertThat(answer.hits()).isEmpty();
  }

  @Test
  void find_teaInFrench_isNoStopWord() {
    startWith(item("one", "1", "Salon de thé"));
    assertThat(library.titles("thé")).containsExactly("I Salon de thé");
    assertThat(library.titles("salon du the")).containsExactly("I Salon de thé");
  }

  @Test
  void find_withFilters_countsAllAndTellsSome() {
    library.add(
        library.sitting("2025-03-13", "").withItems(List.of(item("a", "1", "Déchets ménagers"))));
    library.add(
        library
            .sitting("2026-03-12", "", "Conseil communautaire")
            .withItems(List.of(item("b", "1", "Déchets verts"), item("c", "2", "Déchets"))));
    library.start();
    SearchAnswer all = library.answer("déchets");
    assertThat(all.total()).isEqualTo(3);
    assertThat(all.bodies())
        .containsExactly(
            new SearchAnswer.Count("Conseil communautaire", 2),
            new SearchAnswer.Count("Conseil municipal", 1));
    assertThat(all.years())
        .containsExactly(new SearchAnswer.Count("2026", 2), new SearchAnswer.Count("2025", 1));
    SearchRequest some =
        new SearchRequest(
            "déchets",
            false,
            false,
            false,
            new SearchFilter(
                Optional.of("Conseil municipal"),
                Optional.of(2025),
                Optional.empty(),
                Optional.empty()),
            /* page= */ 1);
    SearchAnswer filtered = library.find(some).orElseThrow();
    assertThat(Library.titles(filtered)).containsExactly("I Déchets ménagers");
    assertThat(filtered.total()).isEqualTo(1);
    assertThat(filtered.years()).isEqualTo(all.years());
  }

  @Test
  void find_pageAfterPage_tellsEachOnceInTheSameOrder() {
    Sitting sitting = library.sitting("2026-03-12", "");
    library.add(
        sitting.withItems(
            IntStream.range(0, 55)
                .mapToObj(each -> item("item" + each, "" + each, "Marché public"))
                .toList()));
    library.start();
    List<String> found = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      SearchRequest request =
          new SearchRequest("marché", false, false, false, SearchFilter.NONE, page);
      SearchAnswer answer = library.find(request).orElseThrow();
      assertThat(answer.total()).isEqualTo(55);
      answer.hits().forEach(each -> found.add(of(each).item().orElseThrow().numbering()));
    }
    assertThat(found)
        .containsExactlyElementsOf(IntStream.range(0, 55).mapToObj(String::valueOf).toList());
  }

  @Test
  void find_theNumberOfAnItem_isFound() {
    startWith(item("one", "2026-045", "Voirie"), item("two", "3.2", "Eau"));
    assertThat(library.titles("2026-045")).containsExactly("I Voirie");
    assertThat(library.titles("3.2")).containsExactly("I Eau");
  }

  @Test
  void find_anItemThatIsMarked_tellsTheRecordingOnceItCanBeWatched() {
    Sitting sitting =
        library
            .sitting("2026-03-12", "")
            .withItems(List.of(item("marked", "1", "Piscine"), item("later", "2", "Patinoire")));
    library.add(sitting);
    BroadcastId id = new BroadcastId("b-1");
    Instant live = Instant.parse("2026-03-12T17:30:00Z");
    library.catalogue.begin(RecordingSamples.recording(id.value(), live));
    library.catalogue.saveBroadcast(ended(id, live));
    mark(sitting, id, Optional.of(new ItemId("marked")), "Piscine", live.plusSeconds(60));
    mark(sitting, id, Optional.of(new ItemId("later")), "Patinoire", live.plusSeconds(9_000));
    library.start();
    assertThat(of(library.answer("piscine").hits().getFirst()).recording()).isEmpty();
    complete(id, live);
    assertThat(of(library.answer("piscine").hits().getFirst()).recording()).contains(id);
    // Past the end of the broadcast nobody can watch it.
    assertThat(of(library.answer("patinoire").hits().getFirst()).recording()).isEmpty();
    library.catalogue.update(id, each -> each.in(RecordingState.DELETING));
    assertThat(of(library.answer("piscine").hits().getFirst()).recording()).isEmpty();
  }

  private void complete(BroadcastId id, Instant live) {
    library.catalogue.update(
        id, each -> each.in(RecordingState.COMPLETE).endedAt(live.plusSeconds(7_200)));
  }

  @Test
  void find_aFreeChapter_isFoundWithTheWordsOfItsSitting() {
    Sitting sitting = library.sitting("2026-03-12", "");
    library.add(sitting);
    BroadcastId id = new BroadcastId("b-1");
    Instant live = Instant.parse("2026-03-12T17:30:00Z");
    library.catalogue.begin(RecordingSamples.recording(id.value(), live));
    library.catalogue.saveBroadcast(ended(id, live));
    complete(id, live);
    library.start();
    mark(sitting, id, /* item= */ Optional.empty(), "Hommage à Mme Petit", live.plusSeconds(60));
    SearchAnswer answer = library.answer("hommage mars 2026");
    assertThat(Library.titles(answer)).containsExactly("C Hommage à Mme Petit");
    assertThat(of(answer.hits().getFirst()).recording()).contains(id);
    assertThat(of(answer.hits().getFirst()).chapter()).contains(new MarkId("mark-1"));
    Markings markings = library.catalogue.markings();
    markings.replace(markings.find(id).orElseThrow().without(new MarkId("mark-1")));
    assertThat(library.answer("hommage").total()).isZero();
  }

  private static Broadcast ended(BroadcastId id, Instant live) {
    ChannelId channel = new ChannelId("chamber");
    return Broadcast.of(new BroadcastEvent.Opened(id, live, channel, "Conseil"))
        .after(new BroadcastEvent.WentLive(id, live))
        .after(new BroadcastEvent.Ended(id, live.plusSeconds(7_200)));
  }

  private void mark(
      Sitting sitting, BroadcastId id, Optional<ItemId> item, String title, Instant start) {
    Markings markings = library.catalogue.markings();
    Marking before = markings.find(id).orElseGet(() -> Marking.none(id));
    Mark mark =
        new Mark(
            new MarkId("mark-" + (before.marks().size() + 1)),
            MarkKind.CHAPTER,
            start,
            /* numbering= */ "",
            title,
            Optional.of(sitting.id()),
            item,
            /* revision= */ 1);
    assertThat(markings.replace(before.with(mark))).isPresent();
  }

  @Test
  void start_overWhatAnotherProcessLeft_beginsAnew() throws Exception {
    Path index = folder.resolve("search");
    Files.createDirectories(index.resolve("public"));
    Files.writeString(index.resolve("public/segments_9"), "no index");
    startWith(item("one", "1", "Budget"));
    assertThat(library.titles("budget")).containsExactly("I Budget");
    library.close();
    assertThat(index).isNotEmptyDirectory();
  }

  @Test
  void start_overWhatWasClosedInOrder_readsOnlyWhatChanged() {
    Sitting kept = library.sitting("2026-03-12", "");
    Document document = library.document(kept.id(), "report", "Rapport", "De la piscine.", true);
    Sitting hidden = library.sitting("2026-04-12", "");
    library.add(kept.withDocuments(List.of(document)));
    library.add(hidden.withItems(List.of(item("one", "1", "Patinoire"))));
    library.start();
    assertThat(library.titles("piscine")).containsExactly("D Rapport");
    assertThat(library.titles("patinoire")).isNotEmpty();
    library.close();
    library.change(hidden.id(), each -> each.in(SittingStatus.DRAFT));
    library.add(library.sitting("2026-05-12", "").withItems(List.of(item("one", "1", "Gymnase"))));
    library.store.fail(new StoreException("away"));
    Library again = library.again(folder.resolve("search"));
    again.start();
    assertThat(again.titles("piscine")).containsExactly("D Rapport");
    assertThat(again.titles("patinoire")).isEmpty();
    assertThat(again.titles("gymnase")).hasSize(1);
    again.close();
  }

  @Test
  void find_whileTheStoreIsAway_findsTitlesAndLaterTexts() {
    Sitting sitting = library.sitting("2026-03-12", "");
    Document document = library.document(sitting.id(), "report", "Rapport", "De la piscine.", true);
    byte[] text =
        library
            .store
            .get("documents/" + sitting.id() + "/" + document.sha256() + ".txt")
            .orElseThrow()
            .array();
    assertThat(text).isNotEmpty();
    library.start();
    library.add(sitting.withDocuments(List.of(document)));
    assertThat(library.titles("rapport")).containsExactly("D Rapport");
    library.awaitTexts();
    assertThat(library.titles("piscine")).containsExactly("D Rapport");
    assertThat(library.answer("piscine").corrections()).isEqualTo(Map.of());
  }

  private static SittingHit of(Hit hit) {
    return (SittingHit) hit;
  }
}
