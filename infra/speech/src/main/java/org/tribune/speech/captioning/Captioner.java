package org.tribune.speech.captioning;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.topics.Topics;
import org.tribune.speech.worker.WorkerLauncher;

/**
 * The captioner stage: takes its share of the broadcasts from the log, and has what is said in them
 * heard by a recogniser, each in a process of its own. Run as many as there are machines.
 */
public final class Captioner implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Captioner.class);
  private static final String GROUP = "captioners";

  private final CaptionerContext context;
  private final ScheduledExecutorService reports =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("captioner-reports").daemon().factory());
  private Optional<Subscription> vocabularies = Optional.empty();
  private Optional<Subscription> subscription = Optional.empty();

  /**
   * A captioner on {@code log}; {@code ledger} is started by its owner.
   *
   * @param language of what is said, as in RFC 5646
   * @param launchers of the processes for a broadcast, which have a folder of their own
   */
  public Captioner(
      CaptionsConfig.Recogniser recogniser,
      String language,
      EventLog log,
      BroadcastLedger ledger,
      Function<BroadcastId, WorkerLauncher> launchers) {
    this.context =
        new CaptionerContext(
            recogniser,
            language,
            log,
            ledger,
            launchers,
            new ConcurrentHashMap<>(),
            new ConcurrentHashMap<>());
  }

  @Override
  public synchronized void start() {
    context
        .ledger()
        .onChange(
            broadcast ->
                Optional.ofNullable(context.open().get(broadcast.id()))
                    .ifPresent(each -> each.changed(broadcast)));
    vocabularies =
        Optional.of(
            context
                .log()
                .follow(
                    Topics.VOCABULARIES,
                    StartFrom.EARLIEST,
                    entry ->
                        context.vocabularies().put(new ChannelId(entry.key()), entry.value())));
    subscription =
        Optional.of(
            context
                .log()
                .share(
                    Topics.RENDITIONS,
                    GROUP,
                    (key, _) -> new BroadcastCaptioner(new BroadcastId(key), context)));
    var _ = reports.scheduleAtFixedRate(this::report, 1, 1, TimeUnit.SECONDS);
  }

  /** Reports to the operator how each recogniser is. */
  private void report() {
    try {
      context.open().values().forEach(BroadcastCaptioner::report);
    } catch (RuntimeException e) {
      LOG.debug("The recognisers' status could not be reported; it is again in a second", e);
    }
  }

  @Override
  public synchronized void close() {
    reports.shutdown();
    vocabularies.ifPresent(Subscription::close);
    vocabularies = Optional.empty();
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
  }
}
