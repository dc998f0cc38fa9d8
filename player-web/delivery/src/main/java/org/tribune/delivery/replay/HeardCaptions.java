package org.tribune.delivery.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.LiveTranscript;

/**
 * What was said on air, as it was heard and written then and corrected since: captions of the
 * replay in each language, until somebody confirms some. Of a film there are none: its draft is its
 * author's, and nobody else reads it before it is confirmed.
 *
 * @param cues by their start, in the time of the recording
 * @param isAutomatic true if a recogniser heard some of it, and nobody has looked since
 */
record HeardCaptions(List<Cue> cues, boolean isAutomatic) {
  HeardCaptions {
    cues = List.copyOf(cues);
  }

  /**
   * Those of a recording, by language.
   *
   * @param transcript all that is kept of it
   * @param order the best source first
   */
  static Map<String, HeardCaptions> of(
      Recording recording, List<LiveCaption> transcript, List<CaptionSource> order) {
    return recording.kind() == RecordingKind.REPORT ? Map.of() : of(transcript, order);
  }

  private static Map<String, HeardCaptions> of(
      List<LiveCaption> transcript, List<CaptionSource> order) {
    LiveTranscript all = new LiveTranscript(order);
    transcript.forEach(all::accept);
    Map<String, HeardCaptions> heard = new TreeMap<>();
    transcript.stream()
        .map(LiveCaption::language)
        .distinct()
        .forEach(language -> heard.put(language, of(all.shown(language))));
    heard.values().removeIf(each -> each.cues().isEmpty());
    return heard;
  }

  private static HeardCaptions of(List<LiveCaption> shown) {
    List<Cue> cues = new ArrayList<>();
    shown.forEach(each -> cues.add(cue(each)));
    return new HeardCaptions(
        cues,
        shown.stream()
            .anyMatch(
                each -> each.source() == CaptionSource.RECOGNISER && !each.state().isByHand()));
  }

  private static Cue cue(LiveCaption caption) {
    return new Cue(
        caption.start(), caption.end(), /* settings= */ "", ReplayCaptions.text(caption));
  }
}
