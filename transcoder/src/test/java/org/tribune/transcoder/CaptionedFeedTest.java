package org.tribune.transcoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.caption.LiveTranscript;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.Tool;
import org.tribune.transcoder.caption.CaptionEncoder;
import org.tribune.transcoder.caption.CaptionedPicture;
import org.tribune.transcoder.caption.TestFilms;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class CaptionedFeedTest {
  private static final double FRAME = 1 / 25.0;

  /** What a transcoder had written when it was killed. */
  private static final LiveCaption BEGUN =
      new LiveCaption(
          "f10500",
          /* revision= */ 7,
          Duration.ofMillis(10_500),
          Duration.ofMillis(10_900),
          "fr",
          "begun by another",
          /* speaker= */ Optional.empty(),
          CaptionSource.FEED,
          CaptionState.PARTIAL,
          /* words= */ List.of());

  @TempDir Path directory;

  private static void happens(Bench bench, BroadcastEvent event) {
    bench.log.append(Topics.EVENTS, Bench.CHANNEL.value(), event).join();
  }

  /** Each picture has in its SEI what an encoder at the camera wrote for its time. */
  private static void caption(Bench bench, CaptionEncoder encoder, MediaTime origin) {
    bench.feed.pictures(
        (shown, packet) -> {
          double at = Math.round(shown.minus(origin).toSeconds() / FRAME);
          Bytes captions = encoder.between(at * FRAME, (at + 1) * FRAME);
          return CaptionedPicture.of(CaptionedPicture.Codec.H264, packet.data(), captions);
        });
  }

  @Test
  void feedWithCaptions_isReadAsItIsSaid_butForTheClosedSession() throws Exception {
    Path clip =
        TestFilms.make(
            directory.resolve("a.ts"), 36, "-c:v", "libx264", "-preset", "veryfast", "-bf", "2");
    CaptionEncoder encoder = new CaptionEncoder();
    encoder.at(2).rollUp("not yet").at(11).rollUp("Bonjour à tous,").at(12.5).rollUp("mesdames");
    encoder.at(14.2).rollUp("Je demande le").at(16).text(" secret").rollUp("one secret");
    encoder.popOn("two secrets", "three").at(23).rollUp("a late secret");
    encoder.at(31).rollUp("Les portes").at(32).rollUp("sont ouvertes");
    try (Bench bench = new Bench(directory, Map.of());
        Transcoder transcoder = bench.transcoder()) {
      MediaTime origin = bench.clock.now();
      bench.open();
      bench.log.append(Topics.CAPTIONS, Bench.BROADCAST.value(), BEGUN).join();
      happens(bench, new BroadcastEvent.WentLive(Bench.BROADCAST, at(origin, 0)));
      happens(bench, new BroadcastEvent.Closed(Bench.BROADCAST, at(origin, 15.5)));
      happens(bench, new BroadcastEvent.Resumed(Bench.BROADCAST, at(origin, 16.5)));
      bench.feed.hidden(
          now -> now.minus(origin).toSeconds() > 15.5 && now.minus(origin).toSeconds() < 20.5);
      caption(bench, encoder, origin);
      bench.feed.play(clip, _ -> false);
      bench.end();

      LiveTranscript transcript = new LiveTranscript(List.of());
      bench.said().forEach(transcript::accept);
      assertThat(transcript.shown("fr"))
          .extracting(LiveCaption::text)
          .containsExactly(
              "begun by another",
              "Bonjour à tous,\nmesdames",
              "Je demande le",
              "Les portes\nsont ouvertes");
      assertThat(transcript.shown("fr"))
          .extracting(each -> each.start().toMillis() / 1e3)
          .satisfiesExactly(
              begun -> assertThat(begun).isEqualTo(10.5),
              one -> assertThat(one).isCloseTo(11.2, within(0.5)),
              two -> assertThat(two).isCloseTo(14.4, within(0.5)),
              three -> assertThat(three).isCloseTo(31.2, within(0.5)));
      assertThat(transcript.all())
          .allSatisfy(each -> assertThat(each.state()).isEqualTo(CaptionState.HEARD));
      assertThat(bench.said()).noneMatch(each -> each.text().contains("secret"));
      assertHasNoCaptions(bench.write(bench.format().renditions().getFirst().id(), directory));
    }
  }

  private static Instant at(MediaTime origin, double seconds) {
    return origin.toInstant().plusMillis(Math.round(seconds * 1_000));
  }

  private static void assertHasNoCaptions(Path file) throws Exception {
    Tool.Result frames =
        Tool.run(
            Duration.ofMinutes(1),
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-select_streams",
                "v",
                "-show_entries",
                "frame_side_data=side_data_type",
                "" + file));
    assertThat(frames.status()).isZero();
    assertThat(frames.output()).contains("[FRAME]").doesNotContain("Closed Captions");
  }
}
