package org.tribune.ingest.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tribune.testkit.FuzzCorpus;

/** What fuzzing found, or came by, before. */
class FuzzCorpusTest {
  @Test
  void amf_keptInputs_areReadOrRefused() throws Exception {
    assertThat(FuzzCorpus.replay(AmfFuzzer.class, AmfFuzzer::fuzzerTestOneInput)).isPositive();
  }

  @Test
  void media_keptInputs_areReadOrRefused() throws Exception {
    assertThat(FuzzCorpus.replay(RtmpMediaFuzzer.class, RtmpMediaFuzzer::fuzzerTestOneInput))
        .isPositive();
  }

  @Test
  void connections_keptInputs_areReadOrRefused() throws Exception {
    assertThat(
            FuzzCorpus.replay(RtmpConnectionFuzzer.class, RtmpConnectionFuzzer::fuzzerTestOneInput))
        .isPositive();
  }
}
