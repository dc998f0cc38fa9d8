package org.tribune.site.minutes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.CaptionMarkup;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.minutes.draft.Heard;
import org.tribune.catalogue.minutes.draft.MinutesSources;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordingIndex;
import org.tribune.delivery.replay.ReplayCaptions;
import org.tribune.delivery.replay.Replays;
import org.tribune.site.sitting.SittingBroadcasts;

/**
 * Gathers what is known of a sitting, of which its minutes are composed. Calls block. Safe for all
 * threads.
 */
final class MinutesSourceFinder {
  private final Catalogue catalogue;
  private final SittingBroadcasts broadcasts;
  private final Replays replays;
  private final Function<BroadcastId, Optional<Broadcast>> onAir;

  /**
   * A finder.
   *
   * @param onAir finds a broadcast that the catalogue may not have yet as it is now
   */
  MinutesSourceFinder(
      Catalogue catalogue,
      SittingBroadcasts broadcasts,
      Replays replays,
      Function<BroadcastId, Optional<Broadcast>> onAir) {
    this.catalogue = catalogue;
    this.broadcasts = broadcasts;
    this.replays = replays;
    this.onAir = onAir;
  }

  MinutesSources find(Sitting sitting, MinutesWording words) {
    List<BroadcastId> ids = broadcasts.broadcasts(sitting);
    return new MinutesSources(
        sitting,
        catalogue.assemblies().findByBody(sitting.facts().body()),
        ids.stream().flatMap(each -> broadcast(each).stream()).toList(),
        ids.stream().map(this::marking).toList(),
        catalogue.questions().ofSitting(sitting.id()),
        words);
  }

  private Optional<Broadcast> broadcast(BroadcastId id) {
    return onAir.apply(id).or(() -> catalogue.broadcast(id));
  }

  private Marking marking(BroadcastId id) {
    return catalogue.markings().find(id).orElseGet(() -> Marking.none(id));
  }

  /** What the public may hear in the replays of a sitting, as captions have it. */
  List<Heard> heard(Sitting sitting, String language) {
    List<Heard> heard = new ArrayList<>();
    for (Recording each : broadcasts.replays(sitting)) {
      replays.index(each.id()).ifPresent(index -> add(index, language, heard));
    }
    return heard;
  }

  /** In the language of the minutes; if there are none in it, in the first one. */
  private static void add(RecordingIndex index, String language, List<Heard> heard) {
    List<Cue> cues = index.captions().cues(language);
    if (cues.isEmpty()) {
      cues =
          index.captions().languages().stream()
              .findFirst()
              .map(index.captions()::cues)
              .orElse(List.of());
    }
    Instant origin = index.recording().format().timeline().origin();
    for (Cue played : cues) {
      ReplayCaptions.toRecording(played, index.clock())
          .ifPresent(
              cue ->
                  heard.add(
                      new Heard(
                          index.recording().id(),
                          at(origin, cue.start()),
                          at(origin, cue.end()),
                          CaptionMarkup.voice(cue.text()),
                          CaptionMarkup.plain(cue.text()))));
    }
  }

  private static Instant at(Instant origin, Duration time) {
    return MediaTime.of(origin).plus(MediaTime.of(time)).toInstant();
  }
}
