package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.config.SourceConfig.Srt.Mode;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaClock;

/** SRT both ways, with the ffmpeg command at the other end. */
class SrtSourceTest {
  private static final String PASSPHRASE = "council-chamber-2026";

  private final RecordingSink sink = new RecordingSink();
  private Optional<Source> source = Optional.empty();

  @BeforeAll
  static void bePatient() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() {
    source.ifPresent(Source::close);
  }

  private void start(Mode mode, int port, Optional<String> passphrase) {
    SourceConfig config =
        new SourceConfig.Srt(
            mode, "127.0.0.1", port, passphrase.map(Secret::new), 120, Optional.empty());
    source = new Sources(MediaClock.system()).create(config, "Chamber", "source-test-srt", sink);
    source.orElseThrow().start();
  }

  private static String url(int port, String more) {
    return "srt://127.0.0.1:" + port + "?latency=120000" + more;
  }

  @Test
  void listener_takesAPeerWithTheRightPassphrase() {
    start(Mode.LISTENER, 21_110, Optional.of(PASSPHRASE));
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_110, "&passphrase=" + PASSPHRASE))) {
      await().until(() -> sink.packets.size() > 100);
    }

    assertThat(sink.codecs()).containsExactly("h264", "aac");
    assertThat(sink.packets).anyMatch(SourcePacket::keyFrame);
  }

  @Test
  void listener_refusesAPeerWithAWrongPassphrase_andTakesTheNext() {
    start(Mode.LISTENER, 21_111, Optional.of(PASSPHRASE));
    try (FfmpegPeer _ =
        FfmpegPeer.sending("mpegts", url(21_111, "&passphrase=not-the-right-one"))) {
      await().during(Duration.ofSeconds(2)).until(() -> sink.packets.isEmpty());
    }
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_111, "&passphrase=" + PASSPHRASE))) {
      await().until(() -> sink.packets.size() > 50);
    }
  }

  @Test
  void listener_isThereAgainAfterThePeerIsKilled() {
    start(Mode.LISTENER, 21_112, Optional.empty());
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_112, ""))) {
      await().until(() -> sink.packets.size() > 50);
    }
    await().until(() -> !sink.ends.isEmpty());
    int before = sink.packets.size();
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_112, ""))) {
      await().until(() -> sink.packets.size() > before + 50);
    }

    assertThat(sink.connections).hasValue(2);
  }

  @Test
  void caller_getsWhatAListenerSends_andReconnectsWhenItComesBack() {
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_113, "&mode=listener"))) {
      start(Mode.CALLER, 21_113, Optional.empty());
      await().until(() -> sink.packets.size() > 50);
    }
    await().until(() -> !sink.ends.isEmpty());
    int before = sink.packets.size();
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_113, "&mode=listener"))) {
      await().until(() -> sink.packets.size() > before + 50);
    }
  }

  @Test
  void caller_withAWrongPassphrase_isToldInWords() {
    try (FfmpegPeer _ =
        FfmpegPeer.sending("mpegts", url(21_114, "&mode=listener&passphrase=" + PASSPHRASE))) {
      start(Mode.CALLER, 21_114, Optional.of("not-the-right-one"));
      await().until(() -> sink.lastTold().contains("passphrase"));
    }

    assertThat(sink.lastTold()).doesNotContain("not-the-right-one");
    assertThat(sink.packets).isEmpty();
  }

  @Test
  void caller_whereNobodyListens_isToldInWords_andGoesOnTrying() {
    start(Mode.CALLER, 21_115, Optional.empty());
    await().until(() -> sink.ends.size() >= 2);

    assertThat(sink.lastTold()).contains("srt 127.0.0.1:21115", "check");
  }

  @Test
  void close_whileWaitingForAPeer_returnsAtOnce() {
    start(Mode.LISTENER, 21_116, Optional.empty());
    long before = System.nanoTime();
    source.orElseThrow().close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void garbage_isToldInWords_andTheListenerIsThereAgain() {
    start(Mode.LISTENER, 21_117, Optional.empty());
    try (FfmpegPeer _ = FfmpegPeer.sendingGarbage(url(21_117, ""))) {
      await().until(() -> !sink.ends.isEmpty());
    }
    assertThat(sink.lastTold()).contains("H.264");
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_117, ""))) {
      await().until(() -> sink.packets.size() > 50);
    }
  }

  @Test
  void pictureThatChangesItsSize_isAnnouncedAnew() {
    start(Mode.LISTENER, 21_118, Optional.empty());
    try (FfmpegPeer _ = FfmpegPeer.sendingTwoSizes(url(21_118, ""))) {
      await().until(() -> sink.tracks.size() >= 2);
    }

    assertThat(widthIn(0)).isEqualTo(320);
    assertThat(widthIn(1)).isEqualTo(640);
  }

  private int widthIn(int announcement) {
    return sink.tracks.get(announcement).stream()
        .flatMap(track -> track.video().stream())
        .mapToInt(Track.Video::width)
        .findFirst()
        .orElseThrow();
  }
}
