package org.tribune.catalogue.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Cue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.broadcast.Withholding;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.FrameRate;
import org.tribune.core.time.MediaTime;

class HiddenPassagesTest {
  private static final BroadcastId ID = new BroadcastId("b1");
  private static final Instant ORIGIN = Instant.parse("2026-11-24T18:00:00Z");
  private static final Recording RECORDING =
      Recording.begin(
          ID,
          new ChannelId("chamber"),
          "Conseil",
          ORIGIN,
          new RenditionFormat(
              /* epoch= */ 1,
              new Timeline(
                  ORIGIN,
                  FrameRate.of(25),
                  /* framesPerPart= */ 8,
                  /* partsPerSegment= */ 12,
                  /* partsPerKeyFrame= */ 6,
                  new MediaTime(32, 100),
                  /* targetDuration= */ 4),
              List.of()));

  private static Instant at(int second) {
    return ORIGIN.plusSeconds(second);
  }

  private static Passage passage(double from, double to) {
    return new Passage(time(from), time(to));
  }

  private static MediaTime time(double seconds) {
    return MediaTime.ofMicros(Math.round(seconds * 1e6));
  }

  private static Broadcast broadcast(List<Interruption> interruptions, Withholding... withheld) {
    return new Broadcast(
        ID,
        new ChannelId("chamber"),
        "Conseil",
        BroadcastState.ENDED,
        ORIGIN,
        Optional.of(ORIGIN),
        Optional.of(at(600)),
        interruptions,
        List.of(withheld));
  }

  private static Correction correction(int id, Correction.State state) {
    return new Correction(
        ID,
        id,
        time(10),
        time(20),
        Correction.Kind.MUTE,
        "",
        "",
        "",
        ORIGIN,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Withholding withheld(int correction) {
    return new Withholding(
        1,
        at(10),
        at(20),
        at(30),
        Optional.empty(),
        correction == 0 ? OptionalInt.empty() : OptionalInt.of(correction));
  }

  @Test
  void of_aClosedSession_isHiddenUntilTheCameraIsBack() {
    Interruption closed =
        new Interruption(Interruption.Kind.CLOSED_SESSION, at(100), Optional.of(at(200)));
    Interruption suspended =
        new Interruption(Interruption.Kind.SUSPENSION, at(300), Optional.of(at(400)));
    assertThat(
            HiddenPassages.of(
                RECORDING, Optional.of(broadcast(List.of(suspended, closed))), List.of()))
        .containsExactly(passage(100, 204));
  }

  @Test
  void of_whatIsToBeTakenAway_reachesALittleFurther() {
    Optional<Broadcast> broadcast = Optional.of(broadcast(List.of(), withheld(0)));
    assertThat(HiddenPassages.of(RECORDING, broadcast, List.of())).containsExactly(passage(9, 21));
    assertThat(
            HiddenPassages.of(
                RECORDING,
                Optional.empty(),
                List.of(
                    correction(1, Correction.State.REQUESTED),
                    correction(2, Correction.State.FAILED),
                    correction(3, Correction.State.DONE))))
        .containsExactly(passage(9, 21), passage(9, 21), passage(10, 20));
  }

  @Test
  void of_whatACorrectionTookThePlaceOf_isHiddenAsThatIs() {
    assertThat(
            HiddenPassages.of(
                RECORDING,
                Optional.of(broadcast(List.of(), withheld(1))),
                List.of(correction(1, Correction.State.DONE))))
        .containsExactly(passage(10, 20));
  }

  @Test
  void without_hiddenPassages_dropsWhatIsSaidInThemInAnyPart() {
    RecordingCaptions captions =
        RecordingCaptions.none(ID)
            .with(
                new CaptionTrack(
                    "fr", List.of(cue(5, 10), cue(8, 11), cue(19, 25), cue(20, 22)), ORIGIN, ""))
            .with(new CaptionTrack("en", List.of(cue(12, 15)), ORIGIN, ""));
    RecordingCaptions left = captions.without(HiddenPassages.saidIn(List.of(passage(10, 20))));
    assertThat(left.tracks()).extracting(CaptionTrack::language).containsExactly("fr");
    assertThat(left.track("fr").orElseThrow().cues()).containsExactly(cue(5, 10), cue(20, 22));
  }

  private static Cue cue(int from, int to) {
    return new Cue(Duration.ofSeconds(from), Duration.ofSeconds(to), "", from + "");
  }
}
