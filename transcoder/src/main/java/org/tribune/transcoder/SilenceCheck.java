package org.tribune.transcoder;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.tribune.core.contribution.ContributionEntry;
import org.tribune.core.log.LogEntry;
import org.tribune.core.time.MediaTime;

/**
 * Distinguishes a silent ingest from a log that is away: asks the log for what is new in the
 * contribution. Only when it answers, and has nothing, is the ingest silent; until then its entries
 * may wait somewhere, as nothing that we made could be published either. Asks once a silence if all
 * is well. Used under its broadcast's lock; the questions wait on other threads.
 */
final class SilenceCheck {
  /** Clocks of two machines differ by so much at most. */
  private static final Duration CLOCKS = Duration.ofSeconds(1);

  private record Question(
      MediaTime lastArrival, MediaTime asked, CompletableFuture<Boolean> quiet) {
    boolean isAnswered() {
      return quiet.isDone() && !quiet.isCompletedExceptionally();
    }

    boolean saysQuiet(MediaTime arrival) {
      return lastArrival.equals(arrival) && isAnswered() && quiet.join();
    }
  }

  private final Function<Duration, List<LogEntry<ContributionEntry>>> tail;
  private final Executor threads;
  private Optional<Question> question = Optional.empty();

  /**
   * @param tail gives what was appended in the last while; may block, and throw
   */
  SilenceCheck(Function<Duration, List<LogEntry<ContributionEntry>>> tail, Executor threads) {
    this.tail = tail;
    this.threads = threads;
  }

  /**
   * True once the log has said that there is nothing new since {@code lastArrival}. Asks it if that
   * is not known; call it again soon.
   *
   * @param nextPosition the first that has not arrived
   */
  boolean confirms(MediaTime now, MediaTime lastArrival, long nextPosition) {
    boolean known = question.map(asked -> asked.saysQuiet(lastArrival)).orElse(false);
    if (!known && question.map(asked -> asked.quiet().isDone()).orElse(true)) {
      question = Optional.of(ask(now, lastArrival, nextPosition));
    }
    return question.map(asked -> asked.saysQuiet(lastArrival)).orElse(false);
  }

  private Question ask(MediaTime now, MediaTime lastArrival, long nextPosition) {
    Duration back = now.minus(lastArrival).toDuration().plus(CLOCKS);
    CompletableFuture<Boolean> quiet =
        CompletableFuture.supplyAsync(
            () -> tail.apply(back).stream().allMatch(entry -> entry.position() < nextPosition),
            threads);
    return new Question(lastArrival, now, quiet);
  }

  /** True if the log has not answered for so long, or answered that it can't. */
  boolean isLogAway(MediaTime now, Duration patience) {
    return question
        .filter(asked -> !asked.isAnswered())
        .filter(
            asked ->
                asked.quiet().isCompletedExceptionally()
                    || now.minus(asked.asked()).isAfter(MediaTime.of(patience)))
        .isPresent();
  }
}
