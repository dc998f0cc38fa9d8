package org.tribune.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.tribune.archive.retention.KeptSite.DAY;
import static org.tribune.archive.retention.KeptSite.START;
import static org.tribune.archive.retention.KeptSite.USUAL;
import static org.tribune.testkit.catalogue.VideoSamples.AUTHOR;
import static org.tribune.testkit.catalogue.VideoSamples.CLERK;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.video.Video;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.core.status.Alert;
import org.tribune.core.store.StoreException;
import org.tribune.testkit.catalogue.RecordingSamples;
import org.tribune.testkit.catalogue.VideoSamples;

/** What goes and what stays, over days that pass at once. */
final class RetentionJobTest {
  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private KeptSite site;

  @BeforeEach
  void open() {
    site = new KeptSite(folder.resolve("log"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void tick_whatWasPublishedByDefault_isNeverDeleted() {
    assertThatNothingPublishedIsDeleted(/* jumps= */ 5);
  }

  @Test
  @Tag("wide")
  void tick_whatWasPublishedByDefault_isNeverDeletedInThirtyYears() {
    assertThatNothingPublishedIsDeleted(/* jumps= */ 30);
  }

  /** The clock jumps by up to a year, and now and then back. */
  private void assertThatNothingPublishedIsDeleted(int jumps) {
    RetentionConfig defaults =
        new ConfigLoader(Map.of(), folder).load(ConfigLoader.Options.NONE).retention();
    Random random = new Random(7);
    List<BroadcastId> published = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      RecordingKind kind = i % 2 == 0 ? RecordingKind.SITTING : RecordingKind.REPORT;
      published.add(site.record("published-" + i, kind, random.nextInt(20_000), 10_000));
    }
    site.store.capacity(0);
    RetentionJob keeper = site.keeper(defaults);
    for (int jump = 0; jump < jumps; jump++) {
      site.clock.move(Duration.ofDays(random.nextInt(700) - 300));
      site.pass(keeper, DAY);
    }
    assertThat(published).allMatch(site::isWhole);
    assertThat(site.catalogue.deletions()).isEmpty();
    assertThat(keeper.erased()).isZero();
  }

  @Test
  void tick_recordingWhoseTimeIsOver_isToldForTheNoticeAndThenGoesAtNight() {
    BroadcastId old = site.record("old", RecordingKind.TEST, 100, 10_000);
    BroadcastId young = site.record("young", RecordingKind.TEST, 2, 10_000);
    BroadcastId sitting = site.record("sitting", RecordingKind.SITTING, 4_000, 10_000);
    RetentionJob keeper = site.keeper(USUAL);
    keeper.tick();
    Deletion told = site.deletion(old).orElseThrow();
    assertThat(told.isPending()).isTrue();
    assertThat(told.dueAt()).isEqualTo(START.plus(DAY.multipliedBy(14)));
    assertThat(keeper.announced()).isEqualTo(1);
    site.pass(keeper, DAY.multipliedBy(14));
    assertThat(site.isWhole(old)).isTrue();
    // The first night after the notice.
    site.pass(keeper, Duration.ofHours(18));
    assertThat(site.catalogue.recording(old)).isEmpty();
    assertThat(site.store.list("recordings/old/")).isEmpty();
    assertThat(site.catalogue.transcripts().find(old)).isEmpty();
    Deletion done = site.deletion(old).orElseThrow();
    assertThat(done.reason()).isEqualTo(Deletion.Reason.PERIOD);
    assertThat(done.erasedAt().orElseThrow().atZone(site.clock.getZone()).getHour()).isEqualTo(3);
    assertThat(keeper.erased()).isEqualTo(1);
    // Announced since its sixteenth day, it goes after its thirtieth, not before.
    assertThat(site.isWhole(young)).isTrue();
    assertThat(site.deletion(young).orElseThrow().dueAt())
        .isEqualTo(START.plus(DAY.multipliedBy(28)));
    site.pass(keeper, DAY.multipliedBy(15));
    assertThat(site.catalogue.recording(young)).isEmpty();
    assertThat(site.isWhole(sitting)).isTrue();
  }

  @Test
  void tick_noticeThatWasNotToldForDays_beginsAnew() {
    BroadcastId old = site.record("old", RecordingKind.TEST, 100, 10_000);
    site.pass(site.keeper(USUAL), DAY);
    site.clock.move(DAY.multipliedBy(60)); // switched off
    RetentionJob keeper = site.keeper(USUAL);
    site.pass(keeper, DAY.multipliedBy(13));
    assertThat(site.isWhole(old)).isTrue();
    site.pass(keeper, DAY.multipliedBy(3));
    assertThat(site.catalogue.recording(old)).isEmpty();
  }

  @Test
  void tick_clockThatJumpsYearsAhead_erasesNothingUntold() {
    BroadcastId video = site.record("report", RecordingKind.REPORT, 1, 10_000);
    RetentionJob keeper = site.keeper(USUAL);
    site.pass(keeper, DAY);
    site.clock.move(DAY.multipliedBy(4_000));
    site.pass(keeper, DAY.multipliedBy(10));
    assertThat(site.isWhole(video)).isTrue();
    site.clock.move(DAY.multipliedBy(-4_010));
    site.pass(keeper, DAY.multipliedBy(20));
    // Right again: the notice from the future is taken back.
    assertThat(site.isWhole(video)).isTrue();
    assertThat(site.deletion(video)).isEmpty();
  }

  @Test
  void tick_clockSetBack_keepsLookingEachNight() {
    BroadcastId old = site.record("old", RecordingKind.TEST, 100, 10_000);
    RetentionJob keeper = site.keeper(USUAL);
    site.pass(keeper, DAY.multipliedBy(3));
    site.clock.move(DAY.multipliedBy(-40));
    keeper.tick();
    assertThat(site.isWhole(old)).isTrue();
    assertThat(site.deletion(old).orElseThrow().announcedAt()).isEqualTo(site.clock.instant());
    site.pass(keeper, DAY.multipliedBy(16));
    assertThat(site.catalogue.recording(old)).isEmpty();
  }

  /** A film that was ready 200 days ago, of a report that is what {@code change} makes of it. */
  private BroadcastId film(String name, UnaryOperator<Video> change) {
    BroadcastId film =
        site.record(
            name,
            RecordingKind.REPORT,
            START.minus(DAY.multipliedBy(200)),
            RecordingState.HIDDEN,
            10_000);
    Video draft = VideoSamples.draft(name, START.minus(DAY.multipliedBy(200)));
    site.catalogue
        .videos()
        .create(change.apply(draft.withFilm(film, START.minus(DAY.multipliedBy(150)))));
    return film;
  }

  private static Video withdrawn(Video video, int daysAgo) {
    Instant then = START.minus(DAY.multipliedBy(daysAgo));
    return video.submitted(AUTHOR, then).published(CLERK, then).unpublished(CLERK, then);
  }

  @Test
  void tick_filmsThatAreHidden_goOnlyIfTheirReportWasWithdrawnLongAgoOrIsGone() {
    BroadcastId draft = film("draft", each -> each);
    BroadcastId inReview = film("review", each -> each.submitted(AUTHOR, START));
    BroadcastId lately = film("lately", each -> withdrawn(each, /* daysAgo= */ 5));
    BroadcastId withdrawn = film("withdrawn", each -> withdrawn(each, /* daysAgo= */ 120));
    BroadcastId again =
        film("again", each -> withdrawn(each, 120).published(CLERK, START.minus(DAY)));
    BroadcastId nobodys =
        site.record(
            "nobodys",
            RecordingKind.REPORT,
            START.minus(DAY.multipliedBy(200)),
            RecordingState.HIDDEN,
            10_000);
    RetentionJob keeper = site.keeper(USUAL);
    keeper.tick();
    assertThat(site.deletion(withdrawn).orElseThrow().dueAt())
        .isEqualTo(START.plus(DAY.multipliedBy(14)));
    assertThat(site.catalogue.deletions())
        .extracting(Deletion::recording)
        .containsExactlyInAnyOrder(withdrawn, nobodys);
    site.pass(keeper, DAY.multipliedBy(16));
    assertThat(site.catalogue.recording(withdrawn)).isEmpty();
    assertThat(site.catalogue.recording(nobodys)).isEmpty();
    assertThat(List.of(draft, inReview, lately, again)).allMatch(site::isWhole);
  }

  @Test
  void tick_withdrawnFilmWhoseReportIsPublishedAfterAll_stays() {
    BroadcastId film = film("film", each -> withdrawn(each, /* daysAgo= */ 120));
    RetentionJob keeper = site.keeper(USUAL);
    keeper.tick();
    assertThat(site.deletion(film)).isPresent();
    Video video = site.catalogue.videos().ofFilm(film).orElseThrow();
    assertThat(site.catalogue.videos().replace(video.published(CLERK, START))).isPresent();
    site.pass(keeper, DAY.multipliedBy(16));
    assertThat(site.isWhole(film)).isTrue();
    assertThat(site.deletion(film)).isEmpty();
  }

  @Test
  void tick_diskIsFull_keepsAFilmThatWasWithdrawnThisWeek() {
    BroadcastId lately = film("lately", each -> withdrawn(each, /* daysAgo= */ 5));
    BroadcastId before = film("before", each -> withdrawn(each, /* daysAgo= */ 8));
    site.store.capacity(20_500);
    site.keeper(USUAL).tick();
    assertThat(site.catalogue.recording(before)).isEmpty();
    assertThat(site.isWhole(lately)).isTrue();
  }

  @Test
  void tick_settingThatBecameNever_takesTheNoticeBack() {
    BroadcastId old = site.record("old", RecordingKind.TEST, 100, 10_000);
    site.keeper(USUAL).tick();
    assertThat(site.deletion(old)).isPresent();
    RetentionConfig never =
        new RetentionConfig(
            Map.of(),
            USUAL.notice(),
            USUAL.freeSpace(),
            USUAL.originals(),
            /* withdrawn= */ Optional.empty());
    RetentionJob keeper = site.keeper(never);
    site.pass(keeper, DAY.multipliedBy(30));
    assertThat(site.deletion(old)).isEmpty();
    assertThat(site.isWhole(old)).isTrue();
  }

  @Test
  void tick_diskRunsFull_whatMayGoGoesNextDueFirstAndNoMore() {
    BroadcastId sitting = site.record("sitting", RecordingKind.SITTING, 5_000, 10_000);
    BroadcastId first = site.record("first", RecordingKind.TEST, 20, 600);
    BroadcastId second = site.record("second", RecordingKind.REPORT, 200, 600);
    BroadcastId third = site.record("third", RecordingKind.REPORT, 100, 600);
    site.store.capacity(11_800);
    RetentionJob keeper = site.keeper(USUAL);
    keeper.tick();
    site.assertGone(first, Deletion.Reason.SPACE);
    site.assertGone(second, Deletion.Reason.SPACE);
    assertThat(site.isWhole(third)).isTrue();
    assertThat(site.isWhole(sitting)).isTrue();
    assertThat(site.store.freeBytes().orElseThrow()).isGreaterThanOrEqualTo(1_000);
  }

  @Test
  void tick_diskIsFull_leavesWhatIsOnAirBeingCorrectedWithheldYoungOrASitting() {
    List<BroadcastId> kept = new ArrayList<>();
    kept.add(site.record("sitting", RecordingKind.SITTING, 5_000, 1_000));
    BroadcastId onAir = site.record("on-air", RecordingKind.TEST, 100, 1_000);
    site.open(onAir);
    kept.add(onAir);
    BroadcastId corrected = site.record("corrected", RecordingKind.TEST, 100, 1_000);
    var _ = site.catalogue.request(RecordingSamples.correction(corrected, START));
    kept.add(corrected);
    BroadcastId withheld = site.record("withheld", RecordingKind.TEST, 100, 1_000);
    site.catalogue.saveBroadcast(
        RecordingSamples.broadcast(withheld.value(), BroadcastState.ENDED));
    kept.add(withheld);
    kept.add(site.record("young", RecordingKind.TEST, 6, 1_000));
    BroadcastId recording =
        site.record(
            "recording",
            RecordingKind.TEST,
            START.minus(DAY.multipliedBy(100)),
            RecordingState.RECORDING,
            1_000);
    site.store.capacity(6_500);
    RetentionJob keeper = site.keeper(USUAL);
    site.pass(keeper, Duration.ofHours(5));
    assertThat(kept).allMatch(site::isWhole);
    assertThat(site.catalogue.recording(recording).orElseThrow().state())
        .isEqualTo(RecordingState.RECORDING);
    await().until(() -> !alerts(RetentionAlerts.SHORT).isEmpty());
    assertThat(alerts(RetentionAlerts.SHORT).getLast().message().en())
        .contains("no recording may go by itself", "the live goes on");
  }

  private List<Alert> alerts(String code) {
    return site.alerts().stream().filter(each -> each.code().equals(code)).toList();
  }

  @Test
  void tick_somethingElseFillsTheDisk_stopsAfterOne() {
    List<BroadcastId> videos = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      videos.add(site.record("report-" + i, RecordingKind.REPORT, 100 + i, 1_000));
    }
    site.store.capacity(0);
    RetentionJob keeper = site.keeper(USUAL);
    site.pass(keeper, Duration.ofHours(1));
    assertThat(keeper.erased()).isEqualTo(1);
    assertThat(videos.stream().filter(site::isWhole)).hasSize(4);
    await().until(() -> !alerts(RetentionAlerts.SHORT).isEmpty());
    assertThat(alerts(RetentionAlerts.SHORT).getLast().message().fr())
        .contains("autre chose remplit ce disque");
  }

  @Test
  void tick_spaceWillRunShort_isToldBefore() {
    BroadcastId video = site.record("report", RecordingKind.REPORT, 40, 6_000);
    for (int day = 0; day < 30; day++) {
      site.record("sitting-" + day, RecordingKind.SITTING, day, 1_000);
    }
    // 1,000 a day; 10,000 more than shall stay free: short in ten days.
    site.store.capacity(36_000 + 11_000);
    RetentionJob keeper = site.keeper(USUAL);
    keeper.tick();
    assertThat(site.deletion(video).orElseThrow().reason()).isEqualTo(Deletion.Reason.SPACE);
    assertThat(keeper.storage().fullAt().orElseThrow())
        .isBetween(START.plus(DAY.multipliedBy(10)), START.plus(DAY.multipliedBy(12)));
    await().until(() -> !alerts(RetentionAlerts.FORECAST).isEmpty());
    assertThat(alerts(RetentionAlerts.FORECAST).getLast().message().fr())
        .contains("juin 2026", "mesuré sur 30 j");
    await().until(() -> !alerts(RetentionAlerts.ANNOUNCED).isEmpty());
    assertThat(alerts(RetentionAlerts.ANNOUNCED).getLast().message().en())
        .contains("1 recording will be deleted from 15 June 2026 on", "retention in tribune.yml");
    // It never became short: it stays.
    site.pass(keeper, DAY.multipliedBy(20));
    assertThat(site.isWhole(video)).isTrue();
  }

  @Test
  void tick_whatTheOperatorDeleted_isErasedAndWrittenDown() {
    BroadcastId sitting = site.record("sitting", RecordingKind.SITTING, 1, 1_000);
    RetentionJob keeper = site.keeper(USUAL);
    keeper.tick();
    assertThat(site.catalogue.update(sitting, each -> each.in(RecordingState.DELETING)))
        .isPresent();
    site.clock.move(Duration.ofMinutes(1));
    keeper.tick();
    site.assertGone(sitting, Deletion.Reason.OPERATOR);
    assertThat(site.deletion(sitting).orElseThrow().title()).isEqualTo("Séance du 24 novembre");
    assertThat(site.deletion(sitting).orElseThrow().bytes()).isEqualTo(1_000);
  }

  @Test
  void tick_storeOrCatalogueAway_isTriedAgainUntilItIsDone() {
    BroadcastId sitting = site.record("sitting", RecordingKind.SITTING, 1, 1_000);
    assertThat(site.catalogue.update(sitting, each -> each.in(RecordingState.DELETING)))
        .isPresent();
    RetentionJob keeper = site.keeper(USUAL);
    site.store.fail(new StoreException("away"));
    site.pass(keeper, Duration.ofHours(2));
    assertThat(site.catalogue.recording(sitting).orElseThrow().state())
        .isEqualTo(RecordingState.DELETING);
    site.store.recover();
    site.catalogue.fail(new CatalogueException("away"));
    site.pass(keeper, Duration.ofHours(2));
    site.catalogue.recover();
    site.pass(keeper, Duration.ofHours(1));
    assertThat(site.catalogue.recording(sitting)).isEmpty();
    assertThat(site.store.list("recordings/")).isEmpty();
  }

  @Test
  void condemn_recordingThatChangedMeanwhile_staysForEver() {
    BroadcastId old = site.record("old", RecordingKind.TEST, 100, 1_000);
    Eraser eraser = new Eraser(site.catalogue, site.store, site.clock);
    var seen = site.catalogue.recording(old).orElseThrow();
    var _ = site.catalogue.request(RecordingSamples.correction(old, START));
    assertThat(eraser.condemn(seen)).isFalse();
    assertThat(eraser.erase(old)).isFalse();
    assertThat(site.isWhole(old)).isTrue();
  }
}
