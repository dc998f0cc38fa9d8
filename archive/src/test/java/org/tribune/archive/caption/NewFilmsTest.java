package org.tribune.archive.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.VideoSamples.AUTHOR;
import static org.tribune.testkit.catalogue.VideoSamples.CLERK;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenWord;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.topics.Topics;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;
import org.tribune.testkit.catalogue.RecordingSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** Films that were prepared, with a recogniser that says of each segment of 30 s which it is. */
final class NewFilmsTest {
  private static final Instant AFTERNOON = Instant.parse("2026-11-25T14:00:00Z");
  private static final VideoId REPORT = new VideoId("r1");
  private static final BroadcastId FILM = new BroadcastId("20261125t135000-film");
  private static final String CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n";

  @TempDir private Path folder;
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final NumberRecogniser recogniser = new NumberRecogniser(PreparedFilms.LENGTH);
  private final SetClock clock = new SetClock(AFTERNOON);
  private final PreparedFilms films = new PreparedFilms(catalogue, store, REPORT, clock);
  private boolean isBusy = false;
  private EmbeddedEventLog log;
  private SecondHearings hearings;

  @BeforeEach
  void open() {
    log = new EmbeddedEventLog(folder);
    start();
    films.begin(REPORT);
  }

  /** As after a restart: what was known in memory is not. */
  private void start() {
    hearings =
        new SecondHearings(
            catalogue,
            store,
            recogniser,
            List.of(new NewFilms(catalogue, recogniser.language(), () -> isBusy, clock)),
            new RaisedAlerts(log, new FakeMediaClock()),
            clock);
  }

  /** Long after the last look. */
  private void pass() throws InterruptedException {
    clock.passes(Duration.ofSeconds(16));
    hearings.pass();
  }

  @AfterEach
  void close() {
    log.close();
  }

  private Optional<SecondHearing> hearing() {
    return catalogue.transcripts().hearing(FILM);
  }

  private boolean isDone() {
    return hearing().filter(SecondHearing::isDone).isPresent();
  }

  @Test
  void filmWithoutCaptions_isHeardByDayAndOnce_withoutAWordInItsReport() throws Exception {
    films.film(REPORT, FILM);
    Video before = catalogue.videos().find(REPORT).orElseThrow();

    pass();
    pass();
    start();
    pass();

    assertThat(recogniser.heard).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(films.texts(FILM)).containsExactly("n0", "n1", "n2", "n3", "n4", "n5");
    assertThat(films.captions(FILM))
        .allSatisfy(each -> assertThat(each.state()).isEqualTo(CaptionState.HEARD))
        .allSatisfy(each -> assertThat(each.words()).anyMatch(SpokenWord::isUncertain));
    assertThat(isDone()).isTrue();
    assertThat(recogniser.names.getFirst().names()).containsExactly("Plage de Garabit");
    assertThat(recogniser.names.getFirst().terms()).containsExactly("Fête du lac");
    assertThat(catalogue.videos().find(REPORT)).contains(before);
  }

  @Test
  void machineWithoutTime_waitsAndSaysThatADraftComes() throws Exception {
    films.film(REPORT, FILM);
    isBusy = true;
    pass();

    assertThat(recogniser.heard).isEmpty();
    assertThat(hearing()).contains(SecondHearing.none(FILM));

    isBusy = false;
    pass();
    assertThat(isDone()).isTrue();
  }

  @Test
  void broadcastThatNeedsTheMachine_interruptsAndItGoesOnWhereItWas() throws Exception {
    films.film(REPORT, FILM);
    recogniser.meanwhile = number -> isBusy = number == 4;
    pass();

    assertThat(isDone()).isFalse();
    assertThat(hearing().orElseThrow().heardTo()).isEqualTo(Duration.ofSeconds(121));

    recogniser.meanwhile = _ -> {};
    recogniser.heard.clear();
    isBusy = false;
    start();
    pass();

    assertThat(recogniser.heard).containsExactly(4L, 5L);
    assertThat(films.texts(FILM)).containsExactly("n0", "n1", "n2", "n3", "n4", "n5");
    assertThat(isDone()).isTrue();
  }

  @Test
  void captionsThatSomebodyWrites_endTheHearing_andStay() throws Exception {
    films.film(REPORT, FILM);
    recogniser.meanwhile =
        number -> {
          clock.passes(Duration.ofSeconds(6));
          if (number == 2) {
            films.write("fr", CAPTIONS);
          }
        };
    pass();
    pass();

    assertThat(recogniser.heard).containsExactly(0L, 1L, 2L);
    assertThat(isDone()).isFalse();
    assertThat(catalogue.videos().find(REPORT).orElseThrow().settings().shownCaptions())
        .containsExactly(Map.entry("fr", CAPTIONS));
  }

  @Test
  void captionsThatAreTakenAwayAgain_haveTheRestHeard() throws Exception {
    films.film(REPORT, FILM);
    films.write("fr-CA", CAPTIONS);
    pass();
    assertThat(recogniser.heard).isEmpty();

    films.change(each -> each.edited(each.settings().withoutCaptions("fr-CA"), AUTHOR, AFTERNOON));
    pass();

    assertThat(isDone()).isTrue();
  }

  @Test
  void captionsInAnotherLanguage_orOfTheFilmBefore_areNoReason() throws Exception {
    films.film(REPORT, new BroadcastId("20261125t134000-before"));
    films.write("fr", CAPTIONS);
    films.write("en", CAPTIONS);
    films.film(REPORT, FILM);

    pass();

    assertThat(isDone()).isTrue();
  }

  @Test
  void filmInAnotherLanguage_isNotHeard_untilItsAuthorSaysOtherwise() throws Exception {
    films.speaks("en");
    films.film(REPORT, FILM);
    pass();
    assertThat(recogniser.heard).isEmpty();
    assertThat(hearing()).isEmpty();

    films.speaks("fr-BE");
    pass();

    assertThat(isDone()).isTrue();
  }

  @Test
  void captionThatItsAuthorCorrectsMeanwhile_stays() throws Exception {
    films.film(REPORT, FILM);
    recogniser.meanwhile =
        number -> {
          if (number == 4) {
            LiveCaption first = films.captions(FILM).getFirst();
            assertThat(catalogue.transcripts().save(FILM, List.of(first.corrected("Bonjour"))))
                .isEqualTo(1);
          }
        };
    recogniser.failsAt = OptionalInt.of(150);
    pass();
    recogniser.failsAt = OptionalInt.empty();
    clock.passes(Duration.ofMinutes(2));
    pass();

    assertThat(films.texts(FILM)).containsExactly("Bonjour", "n1", "n2", "n3", "n4", "n5");
    assertThat(isDone()).isTrue();
  }

  @Test
  void filmThatIsReplaced_isHeardNoFurther_andTheOtherIs() throws Exception {
    films.film(REPORT, FILM);
    BroadcastId other = new BroadcastId("20261125t140500-film");
    recogniser.meanwhile =
        number -> {
          clock.passes(Duration.ofSeconds(6));
          if (number == 1 && catalogue.recording(other).isEmpty()) {
            films.film(REPORT, other);
          }
        };
    pass();
    assertThat(recogniser.heard).containsExactly(0L, 1L);
    assertThat(films.texts(FILM)).isEmpty();

    pass();

    assertThat(films.texts(other)).hasSize(PreparedFilms.SEGMENTS);
    assertThat(isDone()).isFalse();
  }

  @Test
  void reportThatIsDeleted_leavesNothing() throws Exception {
    films.film(REPORT, FILM);
    recogniser.meanwhile =
        number -> {
          if (number == 3) {
            Video now = catalogue.videos().find(REPORT).orElseThrow();
            assertThat(catalogue.videos().forget(REPORT, now.version())).isTrue();
            catalogue.forget(FILM);
          }
        };
    pass();
    pass();

    assertThat(catalogue.transcripts().find(FILM)).isEmpty();
    assertThat(hearing()).isEmpty();
  }

  @Test
  void reportThatIsWithdrawn_isHeardOnceItComesBack() throws Exception {
    films.film(REPORT, FILM);
    films.change(each -> each.submitted(AUTHOR, AFTERNOON));
    films.change(each -> each.published(CLERK, AFTERNOON));
    recogniser.meanwhile =
        number -> {
          clock.passes(Duration.ofSeconds(6));
          if (number == 1) {
            films.change(each -> each.unpublished(CLERK, AFTERNOON));
          }
        };
    pass();
    pass();
    assertThat(recogniser.heard).containsExactly(0L, 1L);
    assertThat(films.texts(FILM)).isEmpty();

    recogniser.meanwhile = _ -> {};
    films.change(each -> each.submitted(AUTHOR, AFTERNOON));
    pass();

    assertThat(isDone()).isTrue();
  }

  @Test
  void recogniserThatDies_isToldToTheAuthorAndTriedThreeTimes() throws Exception {
    films.film(REPORT, FILM);
    recogniser.failsAt = OptionalInt.of(100);
    for (int times = 0; times < 5; times++) {
      pass();
      clock.passes(Duration.ofMinutes(2));
    }

    SecondHearing failed = hearing().orElseThrow();
    assertThat(failed.isDone()).isFalse();
    assertThat(failed.failure().orElseThrow().fr())
        .contains("pas pu être fait : elle est bloquée.");
    assertThat(failed.failure().orElseThrow().en()).contains("could not be made: it hangs.");
    assertThat(recogniser.names).hasSize(3);
    assertThat(log.tail(Topics.STATUS, RecordingSamples.CHAMBER.value(), Topics.STATUS.retention()))
        .isEmpty();

    // As on the next day.
    recogniser.failsAt = OptionalInt.empty();
    clock.passes(Duration.ofHours(17));
    pass();

    assertThat(films.texts(FILM)).containsExactly("n0", "n1", "n2", "n3", "n4", "n5");
    assertThat(hearing().orElseThrow().failure()).isEmpty();
  }

  @Test
  void filmThatFailed_isHeardAgainAtOnceIfSomebodyWantsIt() throws Exception {
    films.film(REPORT, FILM);
    recogniser.failsAt = OptionalInt.of(100);
    for (int times = 0; times < 4; times++) {
      pass();
      clock.passes(Duration.ofMinutes(2));
    }
    assertThat(recogniser.names).hasSize(3);
    recogniser.failsAt = OptionalInt.empty();
    pass();
    assertThatRetryMakesIt();
  }

  @Test
  void filmOfLongAgo_isHeardIfSomebodyWantsItAgain() throws Exception {
    films.film(REPORT, FILM);
    recogniser.failsAt = OptionalInt.of(100);
    pass();
    recogniser.failsAt = OptionalInt.empty();
    clock.passes(Duration.ofDays(40));
    start();
    pass();
    assertThatRetryMakesIt();
  }

  private void assertThatRetryMakesIt() throws Exception {
    assertThat(isDone()).isFalse();
    assertThat(catalogue.transcripts().retry(FILM)).isTrue();
    pass();
    assertThat(isDone()).isTrue();
  }

  @Test
  void silentFilm_andOneWithoutSound_areDoneWithNothing() throws Exception {
    recogniser.understands = false;
    films.film(REPORT, FILM);
    pass();
    assertThat(isDone()).isTrue();
    assertThat(catalogue.transcripts().find(FILM)).isEmpty();

    VideoId second = new VideoId("r2");
    BroadcastId mute = new BroadcastId("20261125t135500-mute");
    films.begin(second);
    RenditionFormat whole = RecordingSamples.format();
    films.film(
        second,
        mute,
        new RenditionFormat(
            whole.epoch(),
            whole.timeline(),
            whole.renditions().stream()
                .filter(each -> !(each instanceof Rendition.Audio))
                .toList()));
    recogniser.heard.clear();
    pass();

    assertThat(recogniser.heard).isEmpty();
    assertThat(catalogue.transcripts().hearing(mute).orElseThrow().isDone()).isTrue();
  }

  @Test
  void soundThatIsDamaged_isLeftOut() throws Exception {
    films.film(REPORT, FILM);
    store.put(RecordingNames.segment(FILM, "audio", 2), Bytes.utf8("not what it was"));

    pass();

    assertThat(films.texts(FILM)).containsExactly("n0", "n1", "n3", "n4", "n5");
    assertThat(isDone()).isTrue();
  }

  @Test
  void films_areHeardInTheOrderInWhichTheyWereSent_andOldOnesNot() throws Exception {
    clock.set(AFTERNOON.minus(Duration.ofDays(40)));
    BroadcastId old = new BroadcastId("20261016t140000-old");
    films.begin(new VideoId("r0"));
    films.film(new VideoId("r0"), old);
    clock.set(AFTERNOON);
    films.film(REPORT, FILM);
    clock.passes(Duration.ofMinutes(1));
    BroadcastId second = new BroadcastId("20261125t140100-second");
    films.begin(new VideoId("r2"));
    films.film(new VideoId("r2"), second);

    pass();
    assertThat(isDone()).isTrue();
    assertThat(catalogue.transcripts().hearing(second)).contains(SecondHearing.none(second));

    pass();
    pass();

    assertThat(films.texts(second)).hasSize(PreparedFilms.SEGMENTS);
    assertThat(catalogue.transcripts().hearing(old)).isEmpty();
  }
}
