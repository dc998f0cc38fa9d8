package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tribune.site.search.Library.item;
import static org.tribune.site.search.Library.noted;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.site.search.index.Kind;
import org.tribune.testkit.catalogue.RecordingSamples;

/** What may not be seen is not found, counted, quoted, suggested, nor does it change the order. */
class HiddenTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Library library;

  @BeforeEach
  void open() {
    library = new Library(folder.resolve("search"));
    library.add(library.sitting("2026-02-01", "").withItems(List.of(item("known", "1", "Voirie"))));
    library.start();
  }

  @AfterEach
  void close() {
    library.close();
  }

  /** Nothing of {@code word} shows to the public, however it is asked for. */
  private void assertHidden(String word) {
    String mistyped = word.substring(0, 3) + word.substring(4);
    for (String typed :
        List.of(word, mistyped, word.substring(0, 5), word + " voirie", "\"" + word + " voirie")) {
      SearchAnswer answer = library.answer(typed);
      assertThat(answer.total()).as(typed).isZero();
      assertThat(answer.hits()).as(typed).isEmpty();
      assertThat(answer.bodies()).as(typed).isEmpty();
      assertThat(answer.years()).as(typed).isEmpty();
      assertThat(answer.sittings()).as(typed).isEmpty();
      assertThat(answer.speakers()).as(typed).isEmpty();
      assertThat(answer.corrections()).as(typed).isEmpty();
    }
    assertThat(library.answer(word).unknown()).containsExactly(word);
  }

  private void assertShown(String word, int count) {
    SearchAnswer answer = library.answer(word);
    assertThat(answer.total()).as(word).isEqualTo(count);
    assertThat(answer.hits()).as(word).hasSize(count);
  }

  /** A sitting with a word of its own in each place. */
  private Sitting full(SittingStatus status) {
    Sitting sitting = library.sitting("2026-03-12", "Titrement", "Assembliage");
    Document document =
        library.document(sitting.id(), "report", "Documentaire", "Contenance du texte.", true);
    Sitting full =
        sitting
            .withItems(List.of(item("hidden", "1", "Pointillage")))
            .withSpeakers(
                List.of(new Speaker(new SpeakerId("p"), "Personnage", "Groupement", "", "")))
            .withDocuments(List.of(document));
    return new Sitting(
        full.id(),
        full.facts(),
        status,
        full.broadcasts(),
        full.speakers(),
        full.items(),
        full.documents(),
        full.settled(),
        full.attendance(),
        full.changedAt(),
        full.changedBy(),
        full.version());
  }

  private static final List<String> WORDS =
      List.of(
          "titrement",
          "assembliage",
          "documentaire",
          "contenance",
          "pointillage",
          "personnage",
          "groupement");

  @Test
  void draft_ofEveryPlace_isFoundByStaffAloneUntilItIsAnnounced() {
    Sitting draft = full(SittingStatus.DRAFT);
    library.add(draft);
    library.awaitTexts();
    WORDS.forEach(this::assertHidden);
    WORDS.forEach(each -> assertThat(library.asStaff(each).total()).as(each).isPositive());

    library.change(draft.id(), each -> each.in(SittingStatus.ANNOUNCED));
    assertShown("titrement", 1);
    assertShown("pointillage", 1);
    assertShown("personnage", 1);
    library.awaitTexts();
    assertShown("contenance", 1);

    library.change(draft.id(), each -> each.in(SittingStatus.DRAFT));
    WORDS.forEach(this::assertHidden);
  }

  @Test
  void cancelledAndPostponed_areFound_asTheirPagesAre() {
    library.add(full(SittingStatus.CANCELLED));
    library.awaitTexts();
    assertShown("pointillage", 1);
    assertShown("contenance", 1);
  }

  @Test
  void notes_areFoundByStaffAlone() {
    library.add(
        library
            .sitting("2026-03-12", "")
            .withItems(List.of(noted("one", "Urbanisme", "Rappeler le confidentiel"))));
    assertHidden("confidentiel");
    SearchAnswer staff = library.asStaff("confidentiel");
    assertThat(staff.hits()).singleElement().returns(Kind.NOTE, Hit::kind);
    // A note makes its item no other for the public.
    assertThat(Library.titles(library.answer("urbanisme"))).containsExactly("I Urbanisme");
    assertThat(library.answer("urbanisme").hits().getFirst().excerpt()).isEmpty();
  }

  @Test
  void privateDocument_isFoundByStaffAloneUntilItIsPublic() {
    Sitting sitting = library.sitting("2026-03-12", "");
    Document document =
        library.document(sitting.id(), "report", "Documentaire", "Contenance.", false);
    library.add(sitting.withDocuments(List.of(document)));
    library.awaitTexts();
    assertHidden("documentaire");
    assertHidden("contenance");
    assertThat(library.asStaff("contenance").hits())
        .singleElement()
        .satisfies(each -> assertThat(each.excerpt()).isPresent());

    describe(sitting, document, true);
    assertShown("documentaire", 1);
    library.awaitTexts();
    assertShown("contenance", 1);

    describe(sitting, document, false);
    assertHidden("documentaire");
    assertHidden("contenance");
  }

  private void describe(Sitting sitting, Document document, boolean isPublic) {
    library.change(
        sitting.id(),
        each ->
            each.withDocuments(
                List.of(
                    document.described(
                        Optional.empty(), DocumentKind.REPORT, document.title(), isPublic))));
  }

  @Test
  void whatIsTakenAway_isFoundNoMore() {
    Sitting sitting = full(SittingStatus.ANNOUNCED);
    library.add(sitting);
    library.awaitTexts();
    assertShown("contenance", 1);
    library.change(sitting.id(), each -> each.withDocuments(List.of()));
    assertHidden("contenance");
    assertHidden("documentaire");
    library.change(sitting.id(), each -> each.withItems(List.of()));
    assertHidden("pointillage");
    assertThat(library.sittings.forget(sitting.id(), 2)).isTrue();
    assertHidden("titrement");
    assertThat(library.asStaff("titrement").total()).isZero();
  }

  @Test
  void freeChapter_isFoundOnlyWhileItCanBeWatched() {
    Sitting sitting = library.sitting("2026-03-12", "");
    library.add(sitting);
    BroadcastId id = new BroadcastId("b-1");
    Instant live = Instant.parse("2026-03-12T17:30:00Z");
    library.catalogue.begin(RecordingSamples.recording(id.value(), live));
    library.catalogue.saveBroadcast(
        Broadcast.of(new BroadcastEvent.Opened(id, live, new ChannelId("chamber"), "Conseil"))
            .after(new BroadcastEvent.WentLive(id, live))
            .after(new BroadcastEvent.Closed(id, live.plusSeconds(600)))
            .after(new BroadcastEvent.Resumed(id, live.plusSeconds(1_200)))
            .after(new BroadcastEvent.Ended(id, live.plusSeconds(7_200))));
    Marking marking = Marking.none(id);
    for (Mark mark :
        List.of(
            chapter(sitting, "Hommage", live.plusSeconds(60)),
            chapter(sitting, "Confidence", live.plusSeconds(900)))) {
      marking = marking.with(mark);
    }
    assertThat(library.catalogue.markings().replace(marking)).isPresent();
    assertHidden("hommage");
    library.catalogue.update(
        id, each -> each.in(RecordingState.COMPLETE).endedAt(live.plusSeconds(7_200)));
    await().untilAsserted(() -> assertShown("hommage", 1));
    assertHidden("confidence");
    library.change(sitting.id(), each -> each.in(SittingStatus.DRAFT));
    assertHidden("hommage");
    library.change(sitting.id(), each -> each.in(SittingStatus.ANNOUNCED));
    assertShown("hommage", 1);
    library.catalogue.update(id, each -> each.in(RecordingState.DELETING));
    // Not shown from this moment on, and not counted soon after.
    assertThat(library.answer("hommage").hits()).isEmpty();
    await().untilAsserted(() -> assertHidden("hommage"));
  }

  private static Mark chapter(Sitting sitting, String title, Instant start) {
    return new Mark(
        new MarkId(title.toLowerCase(Locale.ROOT)),
        MarkKind.CHAPTER,
        start,
        /* numbering= */ "",
        title,
        Optional.of(sitting.id()),
        /* item= */ Optional.empty(),
        /* revision= */ 1);
  }

  private static SearchFilter only(String sitting, String speaker) {
    return new SearchFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.of(sitting).filter(each -> !each.isEmpty()),
        Optional.of(speaker).filter(each -> !each.isEmpty()));
  }

  private SearchAnswer narrowed(String text, String sitting, String speaker, boolean isStaff) {
    SearchFilter filter = only(sitting, speaker);
    return library
        .find(new SearchRequest(text, false, false, isStaff, filter, /* page= */ 1))
        .orElseThrow();
  }

  /** What is said of roads is said, and by whom that may be known. */
  private void assertSpeakers(String... names) {
    assertThat(library.answer("voirie").speakers())
        .extracting(SearchAnswer.Count::value)
        .containsExactlyInAnyOrder(names);
    for (String name : List.of("Mme Secrète", "M. Retenu", "Mme Libre")) {
      SearchAnswer answer = narrowed("voirie", "", name, /* isStaff= */ false);
      assertThat(answer.total()).as(name).isEqualTo(List.of(names).contains(name) ? 1 : 0);
      assertThat(answer.hits()).as(name).hasSize(answer.total());
      assertThat(answer.speakers())
          .as(name)
          .extracting(SearchAnswer.Count::value)
          .containsExactlyInAnyOrder(names);
    }
  }

  @Test
  void speaker_ofWhatMayNotBeHeard_isNobody() {
    SpokenMeeting meeting =
        new SpokenMeeting(library, "b-1", Instant.parse("2026-03-12T17:40:00Z"));
    meeting.says(
        "60 <v Mme Libre>La voirie.", "200 <v Mme Secrète>La voirie.", "400 La voirie retenue.");
    meeting.floor(390, "M. Retenu");
    assertSpeakers("Mme Libre", "Mme Secrète", "M. Retenu");
    meeting.withhold(195, 210);
    assertSpeakers("Mme Libre", "M. Retenu");
    meeting.mute(395, 410);
    assertSpeakers("Mme Libre");
    library.catalogue.update(meeting.id, each -> each.in(RecordingState.DELETING));
    assertSpeakers();
  }

  @Test
  void speaker_behindClosedDoors_isNobody() {
    Instant live = Instant.parse("2026-03-12T17:40:00Z");
    SpokenMeeting meeting =
        new SpokenMeeting(library, "b-1", live, /* closed= */ 180, /* resumed= */ 300);
    meeting.says("60 <v Mme Libre>La voirie.", "200 La voirie.", "250 <v M. Retenu>La voirie.");
    meeting.floor(190, "Mme Secrète");
    assertSpeakers("Mme Libre");
  }

  @Test
  void sitting_thatIsADraft_isNoneThatASearchIsNarrowedTo() {
    SpokenMeeting meeting =
        new SpokenMeeting(library, "b-1", Instant.parse("2026-03-12T17:40:00Z"));
    meeting.says("60 <v Mme Libre>La patinoire.");
    Sitting draft =
        library
            .sitting("2026-03-12", "Titrement")
            .in(SittingStatus.DRAFT)
            .withItems(List.of(item("i", "1", "Patinoire")))
            .withBroadcasts(List.of(meeting.id));
    library.add(draft);
    String id = draft.id().value();

    SearchAnswer all = library.answer("patinoire");
    assertThat(all.total()).isOne();
    assertThat(all.sittings()).isEmpty();
    assertThat(((RecordingHit) all.hits().getFirst()).sitting()).isEmpty();
    SearchAnswer none = narrowed("patinoire", id, "", /* isStaff= */ false);
    assertThat(none.total()).isZero();
    assertThat(none.sittings()).isEmpty();
    assertThat(none.speakers()).isEmpty();
    assertThat(narrowed("patinoire", id, "Mme Libre", /* isStaff= */ false).total()).isZero();
    SearchAnswer clerks = narrowed("patinoire", id, "", /* isStaff= */ true);
    assertThat(clerks.total()).isEqualTo(2);
    assertThat(clerks.sittings())
        .extracting(SearchAnswer.SittingCount::title)
        .containsExactly("Titrement");

    library.change(draft.id(), each -> each.in(SittingStatus.ANNOUNCED));
    assertThat(narrowed("patinoire", id, "", /* isStaff= */ false).total()).isEqualTo(2);
    assertThat(library.answer("patinoire").sittings())
        .extracting(SearchAnswer.SittingCount::count)
        .containsExactly(2);
    library.change(draft.id(), each -> each.in(SittingStatus.DRAFT));
    assertThat(library.answer("patinoire").sittings()).isEmpty();
  }

  @Test
  void hiddenWords_changeNeitherOrderNorMeaning() {
    library.add(
        library
            .sitting("2026-03-01", "")
            .withItems(List.of(item("b", "1", "Cantine"), item("c", "2", "Cantines"))));
    List<String> before = library.titles("cantine");
    SearchAnswer mistyped = library.answer("cantinne");
    library.add(
        library
            .sitting("2026-03-02", "")
            .in(SittingStatus.DRAFT)
            .withItems(List.of(item("x", "1", "Cantinne cantine cantine cantinnes"))));
    assertThat(library.titles("cantine")).isEqualTo(before);
    assertThat(library.answer("cantinne").corrections()).isEqualTo(mistyped.corrections());
    assertThat(library.answer("cantinne").total()).isEqualTo(mistyped.total());
    assertThat(library.asStaff("cantinne").corrections()).isEmpty();
  }
}
