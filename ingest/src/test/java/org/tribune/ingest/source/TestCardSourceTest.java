package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

class TestCardSourceTest {
  private final RecordingSink sink = new RecordingSink();

  @Test
  void testCard_givesPictureAndSound_withAKeyFrameEachSecond() {
    SourceConfig config = new SourceConfig.TestCard(320, 180, 25);
    Source source =
        new Sources(MediaClock.system())
            .create(config, "Salle du conseil", "source-test-testcard", sink)
            .orElseThrow();
    source.start();
    await().until(() -> of(0).size() > 80);
    source.close();

    assertThat(sink.codecs()).containsExactly("h264", "aac");
    List<SourcePacket> keys = of(0).stream().filter(SourcePacket::keyFrame).toList();
    assertThat(keys).hasSizeGreaterThanOrEqualTo(3);
    assertThat(keys.subList(1, keys.size()))
        .allMatch(key -> key.presentationTime().orElseThrow().toMicros() % MediaTime.MICROS == 0);
    assertThat(of(1)).hasSizeGreaterThan(100);
    assertThat(sink.ends).isEmpty();
  }

  private List<SourcePacket> of(int track) {
    return sink.packets.stream().filter(packet -> packet.track() == track).toList();
  }
}
