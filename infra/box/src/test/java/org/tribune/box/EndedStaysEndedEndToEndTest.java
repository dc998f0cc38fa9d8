package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.SqlCatalogue;
import org.tribune.testkit.catalogue.SittingSamples;

/** A person ended the broadcast; the machine starts again while the encoder goes on. */
@Tag("e2e")
class EndedStaysEndedEndToEndTest {
  private static final String CHAMBER =
      """
      transcoder: {ladder: [240]}
      channels:
        - {id: chamber, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}
      """;

  /** A channel that nobody ever ended: when it is on air, the other had its chance as well. */
  private static final String BOTH =
      CHAMBER
          + "  - {id: studio, autostart: true, sources: [{type: testcard, width: 426, height: 240}]}\n";

  @TempDir private Path folder;

  @Test
  void endedByAPerson_isNotOnAirAfterARestart_untilASittingIsPlanned() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, CHAMBER)) {
      box.awaitOnAir("chamber", /* segments= */ 1);
      box.endBroadcast("chamber");
      assertThat(box.stop()).isZero();
    }
    try (BoxProcess box = BoxProcess.start(folder, BOTH)) {
      box.awaitOnAir("studio", /* segments= */ 2);
      assertThat(box.operatorChannel("chamber").path("state").asText()).isIn("ended", "offline");
      assertThat(box.said()).doesNotContain("Channel chamber goes on air");
      assertThat(box.stop()).isZero();
    }
    planSitting();
    try (BoxProcess box = BoxProcess.start(folder, BOTH)) {
      box.awaitOnAir("chamber", /* segments= */ 1);
      assertThat(box.operatorChannel("chamber").path("state").asText()).isEqualTo("live");
    }
  }

  private void planSitting() {
    try (Catalogue catalogue =
        SqlCatalogue.open(
            new CatalogueConfig.Sqlite(folder.resolve("data").resolve("tribune.db")))) {
      catalogue
          .sittings()
          .create(
              SittingSamples.draft("20261125-council", Instant.now()).in(SittingStatus.ANNOUNCED));
    }
  }
}
