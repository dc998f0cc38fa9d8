package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.clock.TimedPacket;
import org.tribune.ingest.clock.TimestampFirewall;
import org.tribune.testkit.Clips;

/** Every clip as a file source, at its own pace by a clock that jumps from packet to packet. */
class ClipsAsSourcesTest {
  private static final long START = 1_790_000_000_000_000L;

  private final AtomicLong micros = new AtomicLong(START);
  private final MediaClock clock = () -> MediaTime.ofMicros(micros.get());
  private final Pause pause = due -> micros.accumulateAndGet(due.toMicros(), Math::max);
  private final RecordingSink sink = new RecordingSink();
  private final List<MediaTime> arrivals = new ArrayList<>();

  private void play(Path clip, boolean loop, Duration longest) {
    SourceSink timed =
        new SourceSink() {
          @Override
          public void connected(Optional<String> remote) {
            sink.connected(remote);
          }

          @Override
          public void tracks(List<org.tribune.core.contribution.Track> tracks) {
            sink.tracks(tracks);
          }

          @Override
          public void packet(SourcePacket packet) {
            if (clock.now().toMicros() - START < longest.toNanos() / 1_000) {
              arrivals.add(clock.now());
              sink.packet(packet);
            }
          }

          @Override
          public void dropped(long packets) {
            sink.dropped(packets);
          }

          @Override
          public void disconnected(Optional<org.tribune.core.text.Message> why) {
            sink.disconnected(why);
          }

          @Override
          public void refused(org.tribune.core.text.Message why) {
            sink.refused(why);
          }
        };
    Source source =
        new Sources(clock, pause)
            .create(new SourceConfig.File(clip, loop), "Chamber", "source-test-file", timed)
            .orElseThrow();
    source.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !sink.ends.isEmpty()
                    || clock.now().toMicros() - START >= longest.toNanos() / 1_000);
    source.close();
  }

  private List<TimedPacket> placed() {
    TimestampFirewall firewall = new TimestampFirewall();
    List<TimedPacket> placed = new ArrayList<>();
    for (int i = 0; i < sink.packets.size(); i++) {
      placed.addAll(firewall.accept(sink.packets.get(i), arrivals.get(i)));
    }
    placed.addAll(firewall.flush(MediaTime.ofMicros(micros.get() + MediaTime.MICROS)));
    return placed;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "aud01_silent_aac_track.mp4, 30.2, 0.1, h264, aac",
    "brk03_corrupted_h264.mp4, 5.0, 0.2, h264,",
    "cam01_auditorium_lecture.flv, 10.2, 0.1, h264, aac",
    "cam03_talking_face_200s.mp4, 200, 0.1, h264,",
    "cam04_french_lecture.mp4, 15, 0.1, h264, aac",
    "cam07_office_interviews_35s.mp4, 35.1, 0.1, h264, aac",
    "cam08_room_139s_noaudio.mp4, 139.4, 0.2, h264,",
    "cod02_h264_pcm_1080p50.mov, 2.0, 0.1, h264, pcm_s16le",
    "cod05_h264_opus_mono.mkv, 10.4, 0.1, h264, opus",
    "cod06_h263_amr.3gp, 15.2, 1.1, h263, amr_nb",
    "int03_mpeg1_anamorphic.mpg, 1.5, 0.4, mpeg1video, mp2",
    "rot01_iphone_portrait.mov, 2.1, 0.1, h264, aac",
    "rot02_phone_vfr_rot180.mp4, 2.4, 0.4, h264, aac",
    "spk01_fr_podcast_178s.mp3, 177.8, 0.1, , mp3",
    "spk02_fr_crepes_56s.mp3, 56.3, 0.1, , mp3",
    "spk04_fr_lamartine_15s_float.wav, 14.6, 0.3, , pcm_f32le",
    "spk08_en_jfk_11s.wav, 11, 0.3, , pcm_s16le",
    "vfr01_webcam_mov.mov, 7.6, 0.4, h264, aac",
    // Its edit list begins 4 s into the picture: those frames are played too.
    "vfr02_lecture_slides_2fps.mov, 14.4, 1.1, h264, aac",
    "web01_vp9_opus_noduration.webm, 4.9, 1.0, vp9, opus",
    "web02_vp9_opus.webm, 5.2, 0.5, vp9, opus",
    "web06_visio_recording.mp4, 5.3, 0.1, h264, aac"
  })
  void clip_playedOnce_comesOutWholeContinuousAndAtItsPace(
      String name, double seconds, double longestStep, String video, String audio) {
    play(Clips.of(name), /* loop= */ false, Duration.ofMinutes(10));

    assertThat(sink.ends).containsExactly(Optional.empty());
    assertThat(sink.codecs())
        .isEqualTo(java.util.stream.Stream.of(video, audio).filter(c -> c != null).toList());
    assertThat((clock.now().toMicros() - START) / 1e6).isBetween(seconds * 0.5, seconds + 1);
    List<TimedPacket> placed = placed();
    assertThat(placed).hasSameSizeAs(sink.packets);
    assertContinuous(placed, longestStep);
  }

  /** No track steps back, none leaves a hole, and picture and sound stay near each other. */
  private static void assertContinuous(List<TimedPacket> placed, double longestStep) {
    Map<Integer, Long> last = new HashMap<>();
    for (TimedPacket packet : placed) {
      long time = packet.decodingTime().toMicros();
      long before = last.getOrDefault(packet.track(), time - 1);
      assertThat(time).isGreaterThan(before);
      assertThat((time - before) / 1e6).isLessThanOrEqualTo(longestStep);
      assertThat(packet.presentationTime()).isGreaterThanOrEqualTo(packet.decodingTime());
      last.put(packet.track(), time);
    }
  }

  @Test
  void loop_isOneEndlessStream() {
    play(Clips.of("rot01_iphone_portrait.mov"), /* loop= */ true, Duration.ofSeconds(60));

    assertThat(sink.connections).hasValue(1);
    assertThat(sink.tracks).hasSize(1);
    List<TimedPacket> placed = placed();
    assertContinuous(placed, /* longestStep= */ 0.2);
    long span = placed.getLast().decodingTime().minus(placed.getFirst().decodingTime()).toMicros();
    assertThat(span).isGreaterThan(58_000_000);
  }

  @Test
  void rotation_isReadFromTheDisplayMatrix() {
    play(Clips.of("rot01_iphone_portrait.mov"), /* loop= */ false, Duration.ofMinutes(1));

    assertThat(sink.tracks.getLast().stream().flatMap(track -> track.video().stream()).findFirst())
        .hasValueSatisfying(video -> assertThat(video.rotation()).isEqualTo(90));
  }

  @Test
  void brokenFile_isRefusedInWords() {
    play(Clips.of("brk02_no_moov.mp4"), /* loop= */ true, Duration.ofMinutes(1));

    assertThat(sink.packets).isEmpty();
    assertThat(sink.lastTold()).contains("brk02_no_moov.mp4", "replace the file");
  }

  @Test
  void missingFile_isToldInWords() {
    play(Path.of("/nowhere/council.mp4"), /* loop= */ true, Duration.ofMinutes(1));

    assertThat(sink.lastTold()).contains("/nowhere/council.mp4", "check the path");
  }

  @Test
  void directory_isToldInWords() {
    play(Path.of("/tmp"), /* loop= */ true, Duration.ofMinutes(1));

    assertThat(sink.lastTold()).contains("/tmp", "check the path");
  }
}
