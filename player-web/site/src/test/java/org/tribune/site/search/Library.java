package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.DocumentNames;
import org.tribune.catalogue.sitting.DocumentText;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Sittings;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.search.index.Piece;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** Sittings with a search over them. */
final class Library implements AutoCloseable {
  /** When moderators do something. */
  static final Instant NOW = Instant.parse("2026-03-12T18:30:00Z");

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  final TemporaryCatalogue catalogue;
  final Sittings sittings;
  final FakeObjectStore store;
  final Search search;

  Library(Path folder) {
    this(folder, new TemporaryCatalogue(), new FakeObjectStore());
  }

  private Library(Path folder, TemporaryCatalogue catalogue, FakeObjectStore store) {
    this.catalogue = catalogue;
    this.sittings = catalogue.sittings();
    this.store = store;
    Replays replays =
        new Replays(
            catalogue,
            Withholdings.of(catalogue),
            Optional.of(store),
            "fr",
            CaptionsConfig.USUAL.order());
    search =
        new Search(
            catalogue,
            replays.marked(),
            replays.captioned(),
            Optional.of(store),
            folder,
            Duration.ZERO);
  }

  /** The same as the next process has it. */
  Library again(Path folder) {
    return new Library(folder, catalogue, store);
  }

  Library start() {
    search.start();
    awaitTexts();
    return this;
  }

  /** Until all texts are in the index that are to be. */
  void awaitTexts() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> find("x").map(SearchAnswer::isComplete).orElse(false));
  }

  /** An announced sitting of a municipal council. */
  Sitting sitting(String day, String title) {
    return sitting(day, title, "Conseil municipal");
  }

  Sitting sitting(String day, String title, String body) {
    Instant start = LocalDateTime.parse(day + "T18:30").atZone(PARIS).toInstant();
    SittingFacts facts =
        SittingFacts.of(body, start, PARIS)
            .title(title)
            .details(SittingDetails.at("Salle des fêtes"))
            .build();
    SittingId id =
        new SittingId(day.replace("-", "") + "-conseil-" + String.format("%04d", next++));
    return Sitting.draft(id, facts, start, "a test").in(SittingStatus.ANNOUNCED);
  }

  private int next;

  static AgendaItem item(String id, String number, String title) {
    return AgendaItem.of(new ItemId(id), /* level= */ 0, number, title);
  }

  static AgendaItem noted(String id, String title, String notes) {
    return AgendaItem.of(new ItemId(id), /* level= */ 0, /* numbering= */ "", title)
        .change()
        .notes(notes)
        .build();
  }

  /** A document whose text is in the store. */
  Document document(SittingId sitting, String id, String title, String text, boolean isPublic) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String hash = Sha256.hex(bytes);
    Document document =
        new Document(
            new DocumentId(id),
            Optional.empty(),
            DocumentKind.REPORT,
            title,
            title,
            bytes.length,
            hash,
            /* pages= */ 1,
            isPublic,
            Optional.of(new DocumentText(bytes.length, hash)),
            Instant.EPOCH);
    store.put(DocumentNames.text(sitting, document), Bytes.wrap(bytes));
    return document;
  }

  void add(Sitting sitting) {
    assertThat(sittings.create(sitting)).isTrue();
  }

  void change(SittingId id, UnaryOperator<Sitting> change) {
    assertThat(sittings.replace(change.apply(sittings.find(id).orElseThrow()))).isPresent();
  }

  /** A question that waits for a moderator. */
  Question asked(SittingId sitting, String id, String text) {
    Question question =
        Question.asked(
            new QuestionId(id),
            sitting,
            Optional.empty(),
            new Author("Michèle Lormont", "Saint-Aubin"),
            text,
            Set.of(),
            Instant.parse("2026-03-12T18:00:00Z"));
    assertThat(
            catalogue
                .questions()
                .create(
                    question,
                    QuestionSamples.asker(question, Optional.empty()),
                    "challenge-" + id,
                    question.askedAt()))
        .isTrue();
    return question;
  }

  /** A question that everybody reads. */
  Question published(SittingId sitting, String id, String text) {
    return replaced(asked(sitting, id, text).published("Ana", NOW));
  }

  Question replaced(Question changed) {
    return catalogue.questions().replace(List.of(changed)).orElseThrow().getFirst();
  }

  static SearchRequest request(String text, boolean isStaff) {
    return new SearchRequest(
        text,
        /* isEnglish= */ false,
        /* isTyping= */ false,
        isStaff,
        SearchFilter.NONE,
        /* page= */ 1);
  }

  Optional<SearchAnswer> find(String text) {
    return find(request(text, /* isStaff= */ false));
  }

  Optional<SearchAnswer> find(SearchRequest request) {
    return search.read(request).flatMap(search::find);
  }

  SearchAnswer answer(String text) {
    return find(text).orElseThrow();
  }

  SearchAnswer asStaff(String text) {
    return find(request(text, /* isStaff= */ true)).orElseThrow();
  }

  /** What the public finds, each as its kind and title. */
  List<String> titles(String text) {
    return titles(answer(text));
  }

  static List<String> titles(SearchAnswer answer) {
    return answer.hits().stream()
        .map(each -> each.kind().name().charAt(0) + " " + plain(each.title()))
        .toList();
  }

  static String plain(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }

  /** With what is found in brackets. */
  static String marked(List<Piece> pieces) {
    return pieces.stream()
        .map(each -> each.isFound() ? "[" + each.text() + "]" : each.text())
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    search.close();
  }
}
