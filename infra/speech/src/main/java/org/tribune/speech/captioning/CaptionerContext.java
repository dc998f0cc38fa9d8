package org.tribune.speech.captioning;

import java.util.Map;
import java.util.function.Function;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.topics.Topics;
import org.tribune.speech.worker.SpeechWorker;
import org.tribune.speech.worker.WorkerLauncher;
import org.tribune.speech.worker.WorkerPatience;

/**
 * What all broadcasts of a captioner share.
 *
 * @param recogniser as configured
 * @param language of what is said
 * @param launchers of the processes for a broadcast
 * @param vocabularies what is likely to be said on each channel
 * @param open the broadcasts that are heard
 */
record CaptionerContext(
    CaptionsConfig.Recogniser recogniser,
    String language,
    EventLog log,
    BroadcastLedger ledger,
    Function<BroadcastId, WorkerLauncher> launchers,
    Map<ChannelId, SpokenNames> vocabularies,
    Map<BroadcastId, BroadcastCaptioner> open) {
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

  /** What is likely to be said on a channel now. */
  SpokenNames names(ChannelId channel) {
    return vocabularies.getOrDefault(channel, SpokenNames.NONE);
  }

  /** A worker for a broadcast, started, which knows the names of now. */
  SpeechWorker startWorker(Broadcast broadcast) {
    HeardLanguage heard = new HeardLanguage(recogniser, language, names(broadcast.channel()));
    CaptionWriter writer =
        heard.writer(
            // Another turn at the same broadcast counts its utterances anew.
            "r" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX),
            caption -> write(broadcast.id(), caption));
    SpeechWorker worker =
        new SpeechWorker(
            broadcast.channel().value(),
            heard.settings(),
            launchers.apply(broadcast.id()),
            writer,
            WorkerPatience.USUAL);
    worker.start();
    return worker;
  }
}
