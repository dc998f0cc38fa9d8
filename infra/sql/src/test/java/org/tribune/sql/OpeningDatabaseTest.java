package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.sql.database.Database;
import org.tribune.sql.database.OpeningDatabase;
import org.tribune.sql.database.SqliteDatabase;

/** For how long who asks waits until a database is open. */
class OpeningDatabaseTest {
  private final CompletableFuture<Database> opened = new CompletableFuture<>();

  @TempDir private Path directory;

  @Test
  void read_openingTakesLongerThanItsPatience_isRefused() {
    try (OpeningDatabase database = new OpeningDatabase(opened::join, Duration.ZERO)) {
      assertThatThrownBy(() -> database.read(_ -> "read"))
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("still being opened");
      opened.complete(SqliteDatabase.open(directory.resolve("tribune.db")));
    }
  }

  @Test
  void read_openingEndsInTime_isAnswered() {
    try (OpeningDatabase database = new OpeningDatabase(opened::join, Duration.ofMinutes(1))) {
      var _ = opened.completeAsync(() -> SqliteDatabase.open(directory.resolve("tribune.db")));
      String read = database.read(_ -> "read");
      assertThat(read).isEqualTo("read");
    }
  }

  @Test
  void openSoon_nobodyHasAsked_isOpened() {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    try (OpeningDatabase database =
        new OpeningDatabase(
            () -> {
              begun.complete(null);
              return SqliteDatabase.open(directory.resolve("tribune.db"));
            },
            Duration.ofMinutes(1))) {
      assertThat(begun).isNotDone();
      database.openSoon();
      assertThat(begun).succeedsWithin(Duration.ofMinutes(1));
    }
  }
}
