package org.tribune.site;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.download.CaptionFiles;
import org.tribune.delivery.download.RecordingChapters;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayCaptions;
import org.tribune.delivery.replay.Replays;

/** What archive packages say of recordings. Calls block. Safe for all threads. */
record ReplayFacts(Replays replays) {
  List<RecordingChapters.Chapter> chapters(BroadcastId recording) {
    return replays.index(recording).stream()
        .flatMap(index -> index.chapters().chapters().stream())
        .map(
            each ->
                new RecordingChapters.Chapter(
                    MediaTime.ofMicros(each.startMicros()), each.mark().label()))
        .toList();
  }

  /** Its captions, by their language. */
  Map<String, CaptionFiles.Captions> captions(BroadcastId recording) {
    ReplayCaptions said =
        replays.index(recording).map(RecordingIndex::captions).orElse(ReplayCaptions.NONE);
    Map<String, CaptionFiles.Captions> captions = new TreeMap<>();
    said.languages()
        .forEach(
            each ->
                captions.put(
                    each, new CaptionFiles.Captions(said.isAutomatic(each), said.cues(each))));
    return captions;
  }
}
