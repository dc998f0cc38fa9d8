package org.tribune.site.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tribune.testkit.FuzzCorpus;

/** What fuzzing found, or came by, before. */
class RequestCorpusTest {
  @Test
  void requests_keptInputs_areAnsweredOrCut() throws Exception {
    assertThat(FuzzCorpus.replay(RequestFuzzer.class, RequestFuzzer::fuzzerTestOneInput))
        .isPositive();
  }
}
