package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
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
    assertThat(sink.remotes.getFirst().orElseThrow()).matches("127\\.0\\.0\\.1:\\d+");
    assertThat(sink.refusals).isEmpty();
  }

  @Test
  void listener_refusesAPeerWithAWrongPassphrase_tellsSo_andTakesTheNext() {
    start(Mode.LISTENER, 21_111, Optional.of(PASSPHRASE));
    try (FfmpegPeer _ =
        FfmpegPeer.sending("mpegts", url(21_111, "&passphrase=not-the-right-one"))) {
      await().until(() -> !sink.refusals.isEmpty());
    }
    assertThat(sink.packets).isEmpty();
    assertThat(sink.connections).hasValue(0);
    assertThat(sink.refusals).hasSize(1);
    assertThat(sink.refusals.getFirst())
        .contains("srt :21111", "127.0.0.1:", "passphrase is wrong")
        .doesNotContain("not-the-right-one", PASSPHRASE);
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_111, "&passphrase=" + PASSPHRASE))) {
      await().until(() -> sink.packets.size() > 50);
    }
  }

  @Test
  void listener_refusesAPeerWithoutAPassphrase_andTellsSo() {
    start(Mode.LISTENER, 21_119, Optional.of(PASSPHRASE));
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_119, ""))) {
      await().until(() -> !sink.refusals.isEmpty());
    }
    assertThat(sink.refusals.getFirst()).contains("passphrase");
  }

  @Test
  void listener_strangeDatagrams_areNothingToIt() throws IOException {
    start(Mode.LISTENER, 21_109, Optional.empty());
    try (DatagramSocket stranger = new DatagramSocket()) {
      for (int length = 0; length < 1_500; length += 7) {
        byte[] noise = new byte[length];
        Arrays.fill(noise, (byte) (length % 2 == 0 ? 0x80 : 0xFF));
        stranger.send(new DatagramPacket(noise, length, InetAddress.getLoopbackAddress(), 21_109));
      }
    }
    try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_109, ""))) {
      await().until(() -> sink.packets.size() > 50);
    }
  }

  @Test
  void listener_crowdOfFalseCallers_locksNobodyOut() throws IOException {
    start(Mode.LISTENER, 21_107, Optional.empty());
    byte[] handshake = new byte[64];
    handshake[0] = (byte) 0x80;
    List<DatagramSocket> crowd = new ArrayList<>();
    try {
      for (int caller = 0; caller < 200; caller++) {
        DatagramSocket socket = new DatagramSocket();
        crowd.add(socket);
        socket.send(
            new DatagramPacket(
                handshake, handshake.length, InetAddress.getLoopbackAddress(), 21_107));
      }
      try (FfmpegPeer _ = FfmpegPeer.sending("mpegts", url(21_107, ""))) {
        await().until(() -> sink.packets.size() > 50);
      }
    } finally {
      crowd.forEach(DatagramSocket::close);
    }
  }

  @Test
  void listener_onAPortInUse_isToldInWords() throws IOException {
    try (DatagramSocket _ =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 21_108))) {
      start(Mode.LISTENER, 21_108, Optional.empty());
      await().until(() -> !sink.ends.isEmpty());
    }
    assertThat(sink.lastTold()).contains("srt :21108", "port is in use");
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
    assertThat(sink.remotes.getFirst()).contains("127.0.0.1:21113");
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
