package org.tribune.site.sitting.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tribune.testkit.FuzzCorpus;

/** What fuzzing found, or came by, before. */
class AgendaCorpusTest {
  @Test
  void keptInputs_areRead() throws Exception {
    assertThat(FuzzCorpus.replay(AgendaFuzzer.class, AgendaFuzzer::fuzzerTestOneInput))
        .isPositive();
  }
}
