package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.time.MediaClock;

/** No machine of ours has a camera: what is reported where there is none. */
class DeviceSourceTest {
  private final RecordingSink sink = new RecordingSink();

  private String toldOf(Optional<String> video, Optional<String> audio) {
    Source source =
        new Sources(MediaClock.system())
            .create(new SourceConfig.Device(video, audio), "Chamber", "source-test-device", sink)
            .orElseThrow();
    source.start();
    await().until(() -> !sink.ends.isEmpty());
    source.close();
    return sink.lastTold();
  }

  @Test
  void cameraThatIsNotThere_isToldInWords() {
    assertThat(toldOf(Optional.of("/dev/video99"), Optional.empty()))
        .contains("/dev/video99", "can't be found", "plugged in");
  }

  @Test
  void soundCardThatIsNotThere_isToldInWords() {
    assertThat(toldOf(Optional.empty(), Optional.of("hw:99"))).contains("hw:99", "check");
  }

  @Test
  void noDeviceNamed_isToldInWords() {
    assertThat(toldOf(Optional.empty(), Optional.empty())).contains("/dev/video0");
  }
}
