package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tribune.testkit.catalogue.VideoSamples.CLERK;
import static org.tribune.testkit.catalogue.VideoSamples.MORNING;
import static org.tribune.testkit.catalogue.VideoSamples.draft;
import static org.tribune.testkit.catalogue.VideoSamples.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.catalogue.video.TranscodeJobs;
import org.tribune.catalogue.video.TranscodeJobs.Renewal;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.film.TranscodeError;
import org.tribune.core.text.Message;

/** What the {@link TranscodeJobs} of every {@link Catalogue} must do. */
public abstract class TranscodeJobsContract extends OpenedCatalogue {
  private static final VideoId REPORT = new VideoId("lake");
  private static final BroadcastId FIRST = new BroadcastId("20261126t083000-a");
  private static final BroadcastId SECOND = new BroadcastId("20261126t083001-b");
  private static final Instant SOON = MORNING.plusSeconds(60);
  private static final TranscodeJob.Failure NO_VIDEO =
      new TranscodeJob.Failure("no-video", new Message("Pas d'image.", "No picture."));

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private TranscodeJobs queue;

  @BeforeEach
  final void openQueue() {
    queue = catalogue.transcodeJobs();
    catalogue.videos().create(draft(REPORT.value(), MORNING));
  }

  private TranscodeJob first() {
    return waiting(FIRST.value(), REPORT.value(), MORNING);
  }

  private TranscodeJob second() {
    return waiting(SECOND.value(), REPORT.value(), MORNING.plusSeconds(1));
  }

  private void begin(BroadcastId id) {
    catalogue.begin(
        Recording.begin(id, RecordingSamples.CHAMBER, "", MORNING, RecordingSamples.format())
            .of(RecordingKind.REPORT)
            .in(RecordingState.HIDDEN));
  }

  private RecordingState stateOf(BroadcastId id) {
    return catalogue.recording(id).orElseThrow().state();
  }

  private Video report() {
    return catalogue.videos().find(REPORT).orElseThrow();
  }

  @Test
  void everything_ofNoPreparation_isAbsent() {
    assertThat(queue.claim("w", MORNING, SOON)).isEmpty();
    assertThat(queue.find(FIRST)).isEmpty();
    assertThat(queue.of(REPORT)).isEmpty();
    assertThat(queue.cancel(FIRST, MORNING)).isEmpty();
    assertThat(queue.retry(FIRST)).isEmpty();
    assertThat(queue.fail(FIRST, "w", NO_VIDEO, MORNING)).isFalse();
    assertThat(queue.renew(FIRST, "w", 0.5, Optional.empty(), /* paused= */ false, SOON))
        .isEqualTo(Renewal.CANCELLED);
    assertThat(queue.finish(FIRST, "w", MORNING)).isEqualTo(Renewal.CANCELLED);
  }

  @Test
  void acceptShort_ofAFileThatEndsBeforeItsEnd_triesItAgainAndNoOther() {
    queue.enqueue(first());
    assertThat(queue.acceptShort(FIRST)).contains(first());
    queue.claim("w", MORNING, SOON);
    queue.fail(FIRST, "w", NO_VIDEO, MORNING);
    assertThat(queue.acceptShort(FIRST).orElseThrow().state()).isEqualTo(TranscodeJobState.FAILED);
    queue.retry(FIRST);
    queue.claim("w", MORNING, SOON);
    TranscodeJob.Failure truncated =
        new TranscodeJob.Failure(TranscodeError.TRUNCATED.code(), TranscodeError.TRUNCATED.words());
    queue.fail(FIRST, "w", truncated, MORNING);
    TranscodeJob again = queue.acceptShort(FIRST).orElseThrow();
    assertThat(again.state()).isEqualTo(TranscodeJobState.WAITING);
    assertThat(again.acceptsShort()).isTrue();
    assertThat(queue.claim("w", MORNING, SOON).orElseThrow().acceptsShort()).isTrue();
    assertThat(queue.acceptShort(SECOND)).isEmpty();
  }

  @Test
  void failed_areThoseThatFailed_theNewestFirst_upToALimit() {
    queue.enqueue(first());
    queue.enqueue(second());
    assertThat(queue.failed(10)).isEmpty();
    queue.claim("w", MORNING, SOON);
    queue.fail(FIRST, "w", NO_VIDEO, MORNING);
    assertThat(queue.failed(10)).extracting(TranscodeJob::id).containsExactly(FIRST);
    queue.claim("w", MORNING, SOON);
    queue.fail(SECOND, "w", NO_VIDEO, MORNING);
    assertThat(queue.failed(10)).extracting(TranscodeJob::id).containsExactly(SECOND, FIRST);
    assertThat(queue.failed(1)).extracting(TranscodeJob::id).containsExactly(SECOND);
    queue.retry(SECOND);
    assertThat(queue.failed(10)).extracting(TranscodeJob::id).containsExactly(FIRST);
  }

  @Test
  void enqueue_twice_isThereOnce() {
    assertThat(queue.enqueue(first())).isTrue();
    assertThat(queue.claim("w", MORNING, SOON)).isPresent();
    assertThat(queue.enqueue(first())).isFalse();
    assertThat(queue.find(FIRST).orElseThrow().isHeldBy("w")).isTrue();
    assertThat(queue.enqueue(second())).isTrue();
    assertThat(queue.of(REPORT)).extracting(TranscodeJob::id).containsExactly(SECOND, FIRST);
    assertThat(queue.all()).extracting(TranscodeJob::id).containsExactly(SECOND, FIRST);
    assertThat(queue.open()).extracting(TranscodeJob::id).containsExactly(FIRST, SECOND);
  }

  @Test
  void enqueue_forNoReport_isRefused() {
    assertThatThrownBy(() -> queue.enqueue(waiting("x", "nobody", MORNING)))
        .isInstanceOf(CatalogueException.class);
  }

  @Test
  void claim_whatWaits_givesTheOldestOnce() {
    queue.enqueue(second());
    queue.enqueue(first());
    TranscodeJob claimed = queue.claim("w1", MORNING, SOON).orElseThrow();
    assertThat(claimed).isEqualTo(first().claimed("w1", MORNING, SOON));
    assertThat(queue.find(FIRST)).contains(claimed);
    assertThat(queue.claim("w2", MORNING, SOON).orElseThrow().id()).isEqualTo(SECOND);
    assertThat(queue.claim("w3", MORNING, SOON)).isEmpty();
  }

  @Test
  void claim_byManyAtOnce_hasOneWinner() {
    queue.enqueue(first());
    queue.enqueue(second());
    List<CompletableFuture<Optional<TranscodeJob>>> workers =
        IntStream.range(0, 12)
            .mapToObj(
                each -> CompletableFuture.supplyAsync(() -> queue.claim("w" + each, MORNING, SOON)))
            .toList();
    assertThat(workers.stream().flatMap(each -> each.join().stream()).map(TranscodeJob::id))
        .containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  void claim_ofADeadWorkers_countsItsAttemptsAndFailsAtLast() {
    queue.enqueue(first());
    Instant now = MORNING;
    for (int attempt = 1; attempt <= TranscodeJob.MOST_ATTEMPTS; attempt++) {
      String worker = "w" + attempt;
      TranscodeJob claimed = queue.claim(worker, now, now.plusSeconds(60)).orElseThrow();
      assertThat(claimed.attempts()).isEqualTo(attempt);
      assertThat(queue.claim("other", now.plusSeconds(59), SOON)).isEmpty();
      now = now.plusSeconds(60);
    }
    queue.enqueue(second());
    assertThat(queue.claim("w4", now, now.plusSeconds(60)).orElseThrow().id()).isEqualTo(SECOND);
    TranscodeJob failed = queue.find(FIRST).orElseThrow();
    assertThat(failed.state()).isEqualTo(TranscodeJobState.FAILED);
    assertThat(failed.failure().orElseThrow().code()).isEqualTo(TranscodeJob.WORKER_LOST);
    assertThat(queue.renew(FIRST, "w3", 0.9, Optional.empty(), /* paused= */ false, SOON))
        .isEqualTo(Renewal.LOST);
  }

  @Test
  void renew_byWhoHasIt_keepsItAndTellsProgress() {
    queue.enqueue(first());
    queue.claim("w", MORNING, SOON);
    Optional<Duration> left = Optional.of(Duration.ofSeconds(90));
    assertThat(queue.renew(FIRST, "w", 0.25, left, /* paused= */ true, SOON.plusSeconds(60)))
        .isEqualTo(Renewal.GO_ON);
    TranscodeJob now = queue.find(FIRST).orElseThrow();
    assertThat(now.progress()).isEqualTo(0.25);
    assertThat(now.left()).isEqualTo(left);
    assertThat(now.isPaused()).isTrue();
    assertThat(now.isPaused()).isTrue();
    assertThat(queue.claim("other", SOON.plusSeconds(59), SOON)).isEmpty();
    assertThat(queue.renew(FIRST, "other", 0.5, left, /* paused= */ false, SOON))
        .isEqualTo(Renewal.LOST);
  }

  @Test
  void giveBack_byWhoHasIt_countsAsNoAttempt() {
    queue.enqueue(first());
    queue.claim("w", MORNING, SOON);
    queue.giveBack(FIRST, "other");
    assertThat(queue.find(FIRST).orElseThrow().isHeldBy("w")).isTrue();
    queue.giveBack(FIRST, "w");
    assertThat(queue.find(FIRST)).contains(first());
  }

  @Test
  void cancel_whatRuns_isToldToItsWorker() {
    queue.enqueue(first());
    queue.claim("w", MORNING, SOON);
    assertThat(queue.cancel(FIRST, MORNING).orElseThrow().state())
        .isEqualTo(TranscodeJobState.CANCELLED);
    assertThat(queue.renew(FIRST, "w", 0.5, Optional.empty(), /* paused= */ false, SOON))
        .isEqualTo(Renewal.CANCELLED);
    assertThat(queue.finish(FIRST, "w", MORNING)).isEqualTo(Renewal.CANCELLED);
    assertThat(report().film()).isEmpty();
    assertThat(queue.claim("w", MORNING, SOON)).isEmpty();
    assertThat(queue.retry(FIRST)).contains(first());
    assertThat(queue.claim("w", MORNING, SOON)).isPresent();
  }

  @Test
  void fail_byWhoHasIt_isTriedAgainOnlyWhenAsked() {
    queue.enqueue(first());
    queue.claim("w", MORNING, SOON);
    assertThat(queue.fail(FIRST, "other", NO_VIDEO, MORNING)).isFalse();
    assertThat(queue.fail(FIRST, "w", NO_VIDEO, MORNING)).isTrue();
    TranscodeJob failed = queue.find(FIRST).orElseThrow();
    assertThat(failed.failure()).contains(NO_VIDEO);
    assertThat(failed.finishedAt()).contains(MORNING);
    assertThat(queue.open()).isEmpty();
    assertThat(queue.claim("w", SOON, SOON.plusSeconds(60))).isEmpty();
    assertThat(queue.cancel(FIRST, MORNING)).contains(failed);
    assertThat(queue.retry(FIRST)).contains(first());
  }

  @Test
  void finish_ofTheFirst_givesTheReportItsFilm() {
    queue.enqueue(first());
    queue.claim("w", MORNING, SOON);
    begin(FIRST);
    assertThat(queue.finish(FIRST, "other", SOON)).isEqualTo(Renewal.LOST);
    assertThat(queue.done()).isEmpty();
    assertThat(queue.finish(FIRST, "w", SOON)).isEqualTo(Renewal.GO_ON);
    assertThat(queue.done()).containsExactly(FIRST);
    assertThat(queue.find(FIRST).orElseThrow().state()).isEqualTo(TranscodeJobState.DONE);
    assertThat(report().film()).contains(FIRST);
    assertThat(report().version()).isEqualTo(1);
    assertThat(stateOf(FIRST)).isEqualTo(RecordingState.HIDDEN);
    assertThat(catalogue.recording(FIRST).orElseThrow().title()).isEqualTo("Fête du lac");
    assertThat(queue.cancel(FIRST, SOON).orElseThrow().state()).isEqualTo(TranscodeJobState.DONE);
  }

  @Test
  void finish_ofAnother_replacesThatOfAPublishedReport() {
    give(first());
    Video submitted = report().submitted(VideoSamples.AUTHOR, SOON);
    Video inReview = catalogue.videos().replace(submitted).orElseThrow();
    catalogue.videos().replace(inReview.published(CLERK, SOON));
    assertThat(stateOf(FIRST)).isEqualTo(RecordingState.COMPLETE);
    give(second());
    assertThat(report().film()).contains(SECOND);
    assertThat(stateOf(SECOND)).isEqualTo(RecordingState.COMPLETE);
    assertThat(stateOf(FIRST)).isEqualTo(RecordingState.DELETING);
  }

  @Test
  void finish_ofAnOlderOne_leavesTheNewerFilm() {
    queue.enqueue(first());
    queue.claim("old", MORNING, SOON);
    begin(FIRST);
    give(second());
    assertThat(queue.finish(FIRST, "old", SOON)).isEqualTo(Renewal.GO_ON);
    assertThat(report().film()).contains(SECOND);
    assertThat(stateOf(SECOND)).isEqualTo(RecordingState.HIDDEN);
    assertThat(stateOf(FIRST)).isEqualTo(RecordingState.DELETING);
  }

  private void give(TranscodeJob job) {
    queue.enqueue(job);
    assertThat(queue.claim("w", MORNING, SOON).orElseThrow().id()).isEqualTo(job.id());
    begin(job.id());
    assertThat(queue.finish(job.id(), "w", SOON)).isEqualTo(Renewal.GO_ON);
  }

  @Test
  void forget_ofTheReport_takesItsPreparationsFromTheirWorkers() {
    queue.enqueue(first());
    queue.claim("w", MORNING, SOON);
    catalogue.videos().forget(REPORT, /* version= */ 0);
    assertThat(queue.renew(FIRST, "w", 0.5, Optional.empty(), /* paused= */ false, SOON))
        .isEqualTo(Renewal.CANCELLED);
    assertThat(queue.all()).isEmpty();
  }
}
