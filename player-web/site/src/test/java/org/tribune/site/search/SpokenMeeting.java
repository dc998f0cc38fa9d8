package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.testkit.catalogue.RecordingSamples;

/** A meeting of two hours in a library that was recorded, and what is said in it. */
final class SpokenMeeting {
  private static final Duration LENGTH = Duration.ofHours(2);

  final BroadcastId id;
  private final Library library;
  private final Instant live;
  private Broadcast broadcast;

  /** One that is public from its beginning to its end. */
  SpokenMeeting(Library library, String id, Instant live) {
    this(library, id, live, List.of());
  }

  /** One that is behind closed doors from a second to another. */
  SpokenMeeting(Library library, String id, Instant live, int closed, int resumed) {
    this(
        library,
        id,
        live,
        List.of(
            new BroadcastEvent.Closed(new BroadcastId(id), live.plusSeconds(closed)),
            new BroadcastEvent.Resumed(new BroadcastId(id), live.plusSeconds(resumed))));
  }

  private SpokenMeeting(Library library, String id, Instant live, List<BroadcastEvent> meanwhile) {
    this.library = library;
    this.id = new BroadcastId(id);
    this.live = live;
    Recording recording =
        Recording.begin(
            this.id,
            RecordingSamples.CHAMBER,
            "Conseil filmé",
            live,
            RecordingSamples.format(live));
    library.catalogue.begin(recording);
    broadcast =
        Broadcast.of(new BroadcastEvent.Opened(this.id, live, RecordingSamples.CHAMBER, "Conseil"))
            .after(new BroadcastEvent.WentLive(this.id, live));
    for (BroadcastEvent each : meanwhile) {
      broadcast = broadcast.after(each);
    }
    broadcast = broadcast.after(new BroadcastEvent.Ended(this.id, live.plus(LENGTH)));
    library.catalogue.saveBroadcast(broadcast);
    library.catalogue.update(
        this.id, each -> each.in(RecordingState.COMPLETE).endedAt(live.plus(LENGTH)));
  }

  /**
   * A clerk confirms captions in French.
   *
   * @param cues each by its second, a space, and its words in WebVTT
   */
  void says(String... cues) {
    List<Cue> all = new ArrayList<>();
    for (String each : cues) {
      int space = each.indexOf(' ');
      Duration start = Duration.ofSeconds(Long.parseLong(each.substring(0, space)));
      all.add(new Cue(start, start.plusSeconds(2), "", each.substring(space + 1)));
    }
    RecordingCaptions before =
        library.catalogue.captions().find(id).orElseGet(() -> RecordingCaptions.none(id));
    assertThat(
            library
                .catalogue
                .captions()
                .replace(before.with(new CaptionTrack("fr", all, Library.NOW, "Ana"))))
        .isPresent();
  }

  private void mark(MarkKind kind, int second, String title, Optional<SittingId> sitting) {
    Marking before = library.catalogue.markings().find(id).orElseGet(() -> Marking.none(id));
    MarkId mark = new MarkId(kind.name().substring(0, 1).toLowerCase(Locale.ROOT) + second);
    int revision = 1 + (int) before.marks().stream().filter(each -> each.id().equals(mark)).count();
    Mark marked =
        new Mark(
            mark,
            kind,
            live.plusSeconds(second),
            /* numbering= */ "",
            title,
            sitting,
            /* item= */ Optional.empty(),
            revision);
    assertThat(library.catalogue.markings().replace(before.with(marked))).isPresent();
  }

  /** From this second on somebody has the floor; nobody, if the name is empty. */
  void floor(int second, String name) {
    mark(MarkKind.SPEAKER, second, name, Optional.empty());
  }

  /** At this second something of a sitting begins. */
  void chapter(int second, String title, SittingId sitting) {
    mark(MarkKind.CHAPTER, second, title, Optional.of(sitting));
  }

  /** These seconds may not be seen any more. */
  void withhold(int from, int to) {
    broadcast =
        broadcast.after(
            new BroadcastEvent.Withheld(
                id, live.plus(LENGTH), live.plusSeconds(from), live.plusSeconds(to)));
    library.catalogue.saveBroadcast(broadcast);
  }

  /** These seconds shall be silent. */
  void mute(int from, int to) {
    var _ =
        library.catalogue.request(
            new Correction(
                id,
                /* id= */ 0,
                MediaTime.of(Duration.ofSeconds(from)),
                MediaTime.of(Duration.ofSeconds(to)),
                Correction.Kind.MUTE,
                "Vie privée",
                "RGPD",
                "Ana",
                live,
                Correction.State.REQUESTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }
}
