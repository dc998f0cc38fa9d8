package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tribune.testkit.FuzzCorpus;

/** What fuzzing found, or came by, before. */
class SpokenWordsCorpusTest {
  @Test
  void keptInputs_areRead() throws Exception {
    assertThat(FuzzCorpus.replay(SpokenWordsFuzzer.class, SpokenWordsFuzzer::fuzzerTestOneInput))
        .isPositive();
  }
}
