package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.search.Library.item;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.site.search.index.KnownSittings;
import org.tribune.testkit.catalogue.RecordingSamples;

/** What is said is found in one sitting, and by who says it. */
class SpeechSearchTest {
  private static final Instant FIRST = Instant.parse("2026-03-12T17:40:00Z");
  private static final Instant SECOND = Instant.parse("2026-04-09T16:40:00Z");

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

  private static SearchFilter in(Sitting sitting) {
    return in(sitting.id().value());
  }

  private static SearchFilter in(String sitting) {
    return new SearchFilter(
        Optional.empty(), Optional.empty(), Optional.of(sitting), Optional.empty());
  }

  private static SearchFilter by(String speaker) {
    return new SearchFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(speaker));
  }

  private SearchAnswer answer(String text, SearchFilter filter) {
    return library
        .find(new SearchRequest(text, false, false, /* isStaff= */ false, filter, /* page= */ 1))
        .orElseThrow();
  }

  private Sitting filmed(String day, String title) {
    Sitting sitting = library.sitting(day, title);
    SittingFacts facts =
        sitting.facts().change().channel(Optional.of(RecordingSamples.CHAMBER)).build();
    Sitting filmed = sitting.with(facts);
    library.add(filmed);
    return filmed;
  }

  /** Each moment as its second, who says it, and what, with what is found in brackets. */
  private static List<String> moments(SearchAnswer answer) {
    return answer.hits().stream()
        .map(RecordingHit.class::cast)
        .flatMap(each -> each.moments().stream())
        .map(
            each ->
                each.second().orElseThrow()
                    + " "
                    + each.speaker().orElse("?")
                    + ": "
                    + Library.marked(each.excerpt().pieces()))
        .toList();
  }

  private static List<String> sittings(SearchAnswer answer) {
    return answer.sittings().stream()
        .map(each -> each.title() + " " + each.localStart() + " " + each.count())
        .toList();
  }

  private static List<String> speakers(SearchAnswer answer) {
    return answer.speakers().stream().map(each -> each.value() + " " + each.count()).toList();
  }

  @Test
  void find_inASitting_tellsAllOfItAndEachMoment() {
    Sitting march =
        library
            .sitting("2026-03-12", "Séance de mars")
            .withItems(List.of(item("p", "1", "La piscine")));
    Sitting announced = march.with(march.facts().change().channel(chamber()).build());
    library.add(announced);
    filmed("2026-04-09", "Séance d'avril");
    SpokenMeeting first = new SpokenMeeting(library, "b-1", FIRST);
    first.says(
        "60 <v Mme Petit>La piscine sera rouverte.",
        "3723 <v M. Grand>Une piscine coûte cher.",
        "3800 Rien d'autre.");
    new SpokenMeeting(library, "b-2", SECOND).says("30 La piscine est fermée.");
    library.start();

    SearchAnswer all = library.answer("piscine");
    assertThat(all.total()).isEqualTo(3);
    assertThat(sittings(all))
        .containsExactly("Séance de mars 2026-03-12T18:30 2", "Séance d'avril 2026-04-09T18:30 1");

    SearchAnswer some = answer("piscine", in(announced));
    assertThat(Library.titles(some)).containsExactly("I La piscine", "R Conseil filmé");
    // Others can be chosen in its place.
    assertThat(sittings(some)).isEqualTo(sittings(all));
    RecordingHit hit = (RecordingHit) some.hits().getLast();
    assertThat(hit.sitting()).map(KnownSittings.Named::id).contains(announced.id());
    assertThat(hit.moments())
        .extracting(each -> each.second().orElseThrow())
        .containsExactly(60L, 3723L);
    assertThat(hit.moments())
        .extracting(each -> each.speaker().orElseThrow())
        .containsExactly("Mme Petit", "M. Grand");
    assertThat(speakers(some)).containsExactly("M. Grand 1", "Mme Petit 1");
    // Whoever looks everywhere is shown the one that says most.
    assertThat(all.hits())
        .filteredOn(RecordingHit.class::isInstance)
        .allSatisfy(each -> assertThat(((RecordingHit) each).moments()).hasSize(1));
  }

  private static Optional<ChannelId> chamber() {
    return Optional.of(RecordingSamples.CHAMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mme Éva PÉREZ",
        "mme eva perez",
        " MME  ÉVA\u00a0Pérez ",
        "Mme E\u0301va Pe\u0301rez"
      })
  void find_byASpeakerHoweverWritten_tellsWhatSheSaysAlone(String name) {
    SpokenMeeting meeting = new SpokenMeeting(library, "b-1", FIRST);
    meeting.says(
        "60 <v Mme Éva PÉREZ>Je parle du budget.",
        "70 <v M. Grand>Le budget est voté.",
        "80 <v Mme Éva PÉREZ>Merci, le budget vous remercie.",
        "90 <v Mme Éva PÉREZE>Autre budget.");
    library.start();
    assertThat(moments(answer("budget", by(name))))
        .containsExactly(
            "60 Mme Éva PÉREZ: Je parle du [budget].",
            "80 Mme Éva PÉREZ: Merci, le [budget] vous remercie.");
    assertThat(answer("budget", by(name)).speaker()).contains("Mme Éva PÉREZ");
    assertThat(speakers(answer("budget", by(name))))
        .containsExactly("M. Grand 1", "Mme Éva PÉREZ 1", "Mme Éva PÉREZE 1");
    assertThat(answer("voté", by(name)).total()).isZero();
    // No phrase goes over what others say between two turns.
    assertThat(answer("\"budget merci\"", by(name)).total()).isZero();
    assertThat(answer("\"parle du budget\"", by(name)).total()).isOne();
  }

  @Test
  void find_byWhoHadTheFloor_countsWhereTheCaptionNamesNobody() {
    SpokenMeeting meeting = new SpokenMeeting(library, "b-1", FIRST);
    meeting.says(
        "60 Le budget monte.",
        "70 <v M. Grand>Le budget baisse.</v> <v Mme Court>Le budget dort.",
        "130 Le budget stagne.");
    meeting.floor(50, "Mme Petit");
    meeting.floor(100, "");
    library.start();
    assertThat(moments(answer("budget", by("Mme Petit"))))
        .containsExactly("60 Mme Petit: Le [budget] monte.");
    assertThat(moments(answer("budget", by("M. Grand"))))
        .containsExactly("70 M. Grand: Le [budget] baisse.");
    assertThat(moments(answer("budget", by("Mme Court"))))
        .containsExactly("70 Mme Court: Le [budget] dort.");
    assertThat(speakers(library.answer("stagne"))).isEmpty();

    // A clerk says who it was.
    meeting.floor(50, "Mme Grosse");
    assertThat(answer("budget", by("Mme Petit")).total()).isZero();
    assertThat(moments(answer("budget", by("Mme Grosse"))))
        .containsExactly("60 Mme Grosse: Le [budget] monte.");
    meeting.says("60 <v M. Juste>Le budget monte.");
    assertThat(answer("budget", by("Mme Grosse")).total()).isZero();
    assertThat(speakers(library.answer("budget"))).containsExactly("M. Juste 1");
  }

  @Test
  void find_bySpeakerInASitting_meetsBoth() {
    Sitting march = filmed("2026-03-12", "Séance de mars");
    Sitting april = filmed("2026-04-09", "Séance d'avril");
    new SpokenMeeting(library, "b-1", FIRST)
        .says("60 <v Mme Petit>Le budget.", "70 <v M. Grand>Le budget.");
    new SpokenMeeting(library, "b-2", SECOND).says("30 <v Mme PETIT>Budget encore.");
    library.start();
    SearchFilter both =
        new SearchFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(april.id().value()),
            Optional.of("Mme Petit"));
    SearchAnswer answer = answer("budget", both);
    assertThat(moments(answer)).containsExactly("30 Mme PETIT: [Budget] encore.");
    // Each says what the other leaves to choose from.
    assertThat(speakers(answer)).containsExactly("Mme PETIT 1");
    assertThat(sittings(answer))
        .containsExactly("Séance d'avril 2026-04-09T18:30 1", "Séance de mars 2026-03-12T18:30 1");
    assertThat(speakers(library.answer("budget"))).containsExactly("Mme PETIT 2", "M. Grand 1");
    assertThat(speakers(answer("budget", in(march)))).containsExactly("M. Grand 1", "Mme Petit 1");
  }

  @Test
  void recording_isOfTheSittingsThatTheirPagesSay() {
    Sitting near = filmed("2026-03-12", "Du jour");
    SpokenMeeting meeting = new SpokenMeeting(library, "b-1", FIRST);
    meeting.says("60 Le budget.");
    library.start();
    assertThat(answer("budget", in(near)).total()).isOne();

    // What is marked counts before the hour.
    Sitting marked = library.sitting("2026-03-20", "Marquée");
    library.add(marked);
    meeting.chapter(10, "Ouverture", marked.id());
    assertThat(answer("budget", in(near)).total()).isZero();
    assertThat(answer("budget", in(marked)).total()).isOne();

    // And what a clerk names before what is marked.
    Sitting named = library.sitting("2026-03-25", "Nommée");
    library.add(named.withBroadcasts(List.of(new BroadcastId("b-1"))));
    assertThat(answer("budget", in(named)).total()).isOne();
    assertThat(((RecordingHit) library.answer("budget").hits().getFirst()).sitting())
        .map(KnownSittings.Named::id)
        .contains(named.id());
    library.change(marked.id(), each -> each.withBroadcasts(List.of(new BroadcastId("b-9"))));
    assertThat(answer("budget", in(marked)).total()).isZero();
    library.change(named.id(), each -> each.in(SittingStatus.CANCELLED));
    assertThat(answer("budget", in(named)).total()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"20300101-nulle-part-0000", "", "\u0000", "A/B C", "../..", "b-1"})
  void find_inASittingThatIsNone_findsNothing(String id) {
    filmed("2026-03-12", "Séance de mars");
    new SpokenMeeting(library, "b-1", FIRST).says("60 <v Mme Petit>Le budget.");
    library.start();
    SearchAnswer none = answer("budget", in(id));
    assertThat(none.total()).isZero();
    assertThat(none.hits()).isEmpty();
    assertThat(none.unknown()).isEmpty();
    assertThat(none.speakers()).isEmpty();
    assertThat(sittings(none)).containsExactly("Séance de mars 2026-03-12T18:30 1");
    assertThat(answer("budget", by(id)).total()).isZero();
    assertThat(speakers(answer("budget", by(id)))).containsExactly("Mme Petit 1");
    assertThat(answer("budget", by(id)).speaker()).isEmpty();
  }

  @Test
  void find_inASittingWithoutAnyOfIt_namesTheSitting() {
    Sitting march = filmed("2026-03-12", "Séance de mars");
    library.start();
    assertThat(sittings(answer("zzyzx", in(march))))
        .containsExactly("Séance de mars 2026-03-12T18:30 0");
  }

  @Test
  void sittings_ofManyResults_areThoseWithMost() {
    for (int day = 1; day <= 28; day++) {
      library.add(
          library
              .sitting("2026-02-%02d".formatted(day), "Du " + day)
              .withItems(
                  day == 3
                      ? List.of(item("a", "1", "Voirie"), item("b", "2", "Voirie"))
                      : List.of(item("a", "1", "Voirie"))));
    }
    library.start();
    SearchAnswer all = library.answer("voirie");
    assertThat(all.sittings()).hasSize(20);
    assertThat(sittings(all)).startsWith("Du 3 2026-02-03T18:30 2", "Du 28 2026-02-28T18:30 1");
    String first =
        library.sittings.versions().keySet().stream().sorted().findFirst().orElseThrow().value();
    SearchAnswer one = answer("voirie", in(first));
    assertThat(one.total()).isOne();
    assertThat(sittings(one)).hasSize(21).endsWith("Du 1 2026-02-01T18:30 1");
  }

  @Test
  void start_overWhatAnotherProcessLeft_findsSpeakersAsTheyAreNow() {
    SpokenMeeting meeting = new SpokenMeeting(library, "b-1", FIRST);
    meeting.says("60 Le budget.");
    meeting.floor(50, "Mme Petit");
    library.start();
    assertThat(answer("budget", by("Mme Petit")).total()).isOne();
    library.close();
    meeting.floor(50, "Mme Grosse");
    library = library.again(folder.resolve("search")).start();
    assertThat(answer("budget", by("Mme Petit")).total()).isZero();
    assertThat(speakers(library.answer("budget"))).containsExactly("Mme Grosse 1");
  }
}
