package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tribune.testkit.catalogue.RecordingSamples.recording;
import static org.tribune.testkit.catalogue.RecordingSamples.segment;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.database.Schema;
import org.tribune.testkit.sql.PostgreSqlServer;

final class PostgreSqlFaultTest {
  private static final BroadcastId SITTING = new BroadcastId("20261124t184502-k3v9q2");

  @TempDir static Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static PostgreSqlServer server;

  @BeforeAll
  static void startServer() {
    server = PostgreSqlServer.start(directory);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static String nameOf(CatalogueConfig.PostgreSql config) {
    return config.url().substring(config.url().lastIndexOf('/') + 1);
  }

  @Test
  void anyCall_whileTheServerIsAway_isRefusedAndWorksAgainWhenItIsBack() {
    try (Catalogue catalogue = SqlCatalogue.open(server.createDatabase())) {
      catalogue.begin(recording(SITTING.value()));
      catalogue.addSegments(SITTING, List.of(segment("720p", 1)));
      server.stop();
      assertThatThrownBy(() -> catalogue.addSegments(SITTING, List.of(segment("720p", 2))))
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("can't be reached");
      server.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptionsInstanceOf(CatalogueException.class)
          .until(
              () -> {
                catalogue.addSegments(SITTING, List.of(segment("720p", 2)));
                return true;
              });
      assertThat(catalogue.segments(SITTING, "720p")).hasSize(2);
    }
  }

  @Test
  void open_whileTheServerIsAway_isRefusedAndOpensWhenItIsBack() {
    CatalogueConfig config = server.createDatabase();
    server.stop();
    try (Catalogue catalogue = SqlCatalogue.open(config)) {
      assertThatThrownBy(catalogue::channels)
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("can't be reached");
      server.start();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptionsInstanceOf(CatalogueException.class)
          .until(() -> catalogue.channels().isEmpty());
    }
  }

  @Test
  void open_aCatalogueOfALaterVersion_isRefusedWithBothVersions() {
    CatalogueConfig.PostgreSql config = server.createDatabase();
    try (Catalogue catalogue = SqlCatalogue.open(config)) {
      catalogue.begin(recording(SITTING.value()));
    }
    server.execute(
        nameOf(config),
        "INSERT INTO flyway_schema_history SELECT 99, '9999', 'later', type, 'V9999__later.sql', 1,"
            + " installed_by, installed_on, 1, true FROM flyway_schema_history"
            + " WHERE version = '1'");
    try (Catalogue catalogue = SqlCatalogue.open(config)) {
      assertThatThrownBy(() -> catalogue.recording(SITTING))
          .isInstanceOfSatisfying(
              CatalogueException.class, failure -> assertThat(failure.isNewer()).isTrue())
          .hasMessageContaining("version 9999")
          .hasMessageContaining("knows " + Schema.VERSION);
    }
  }

  @Test
  void write_whileAnotherLocksTheTable_isRefusedInPlainWordsAndWorksAgainAfterwards()
      throws Exception {
    CatalogueConfig.PostgreSql config = server.createDatabase();
    try (Catalogue catalogue = SqlCatalogue.open(config);
        Connection other = server.connect(nameOf(config));
        Statement statement = other.createStatement()) {
      catalogue.begin(recording(SITTING.value()));
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE segment IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(() -> catalogue.addSegments(SITTING, List.of(segment("720p", 1))))
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("locked by another transaction");
      other.rollback();
      catalogue.addSegments(SITTING, List.of(segment("720p", 1)));
      assertThat(catalogue.segments(SITTING, "720p")).hasSize(1);
    }
  }

  @Test
  void open_aDatabaseThatIsNotThere_isRefusedWithARemedyAndWithoutThePassword() {
    try (Catalogue catalogue =
        SqlCatalogue.open(server.config("nowhere", "postgres", "correct-horse"))) {
      assertThatThrownBy(catalogue::channels)
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("create the database")
          .hasMessageNotContaining("correct-horse");
    }
  }

  @Test
  void open_withTheRightsOfTheManual_worksAndWithoutThemSaysSo() {
    CatalogueConfig.PostgreSql config = server.createDatabase();
    server.execute("postgres", "CREATE ROLE town LOGIN PASSWORD 'town'");
    try (Catalogue catalogue = SqlCatalogue.open(server.config(nameOf(config), "town", "town"))) {
      assertThatThrownBy(catalogue::channels)
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("the rights in docs/many-machines.md");
    }
    server.execute("postgres", "ALTER DATABASE " + nameOf(config) + " OWNER TO town");
    try (Catalogue catalogue = SqlCatalogue.open(server.config(nameOf(config), "town", "town"))) {
      assertThat(catalogue.channels()).isEmpty();
    }
  }
}
