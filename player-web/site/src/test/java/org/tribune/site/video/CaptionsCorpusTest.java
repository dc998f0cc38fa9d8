package org.tribune.site.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tribune.testkit.FuzzCorpus;

/** What fuzzing found, or came by, before. */
class CaptionsCorpusTest {
  @Test
  void keptInputs_areRead() throws Exception {
    assertThat(FuzzCorpus.replay(CaptionsFuzzer.class, CaptionsFuzzer::fuzzerTestOneInput))
        .isPositive();
  }
}
