package org.tribune.speech.captioning;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.topics.Topics;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.text.TextShaper;
import org.tribune.speech.text.Vocabulary;
import org.tribune.speech.worker.SpeechWorker;
import org.tribune.speech.worker.WorkerLauncher;
import org.tribune.speech.worker.WorkerPatience;

/**
 * What all broadcasts of a captioner share.
 *
 * @param recogniser as configured
 * @param language of what is said
 * @param launchers of the processes for a broadcast
 * @param open the broadcasts that are heard
 */
record CaptionerContext(
    CaptionsConfig.Recogniser recogniser,
    String language,
    EventLog log,
    BroadcastLedger ledger,
    Function<BroadcastId, WorkerLauncher> launchers,
    Map<BroadcastId, BroadcastCaptioner> open) {
  /** A recogniser that is as sure as a coin does not know the word. */
  private static final double DOUBTFUL = 0.5;

  /** What was written of a broadcast before. Blocks. */
  EarlierTurn earlierTurn(BroadcastId broadcast) {
    return EarlierTurn.of(
        log.tail(Topics.CAPTIONS, broadcast.value(), Topics.CAPTIONS.retention()).stream()
            .map(LogEntry::value)
            .toList());
  }

  /** Writes a caption. Who reads it follows the log: nobody here waits for it. */
  void write(BroadcastId broadcast, LiveCaption caption) {
    var _ = log.append(Topics.CAPTIONS, broadcast.value(), caption);
  }

  /** A worker for a broadcast, started. */
  SpeechWorker startWorker(Broadcast broadcast) {
    EngineSettings settings =
        new EngineSettings(
            EngineSettings.Kind.valueOf(recogniser.engine().name()),
            language,
            recogniser.model(),
            recogniser.command(),
            recogniser.threads(),
            /* hotwords= */ List.of());
    Locale spoken = Locale.forLanguageTag(language);
    CaptionWriter writer =
        new CaptionWriter(
            // Another turn at the same broadcast counts its utterances anew.
            "r" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX),
            language,
            new TextShaper(spoken, new Vocabulary(spoken, /* names= */ List.of()), DOUBTFUL)::shape,
            caption -> write(broadcast.id(), caption));
    SpeechWorker worker =
        new SpeechWorker(
            broadcast.channel().value(),
            settings,
            launchers.apply(broadcast.id()),
            writer,
            WorkerPatience.USUAL);
    worker.start();
    return worker;
  }
}
