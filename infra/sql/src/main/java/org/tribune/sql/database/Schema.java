package org.tribune.sql.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.tribune.catalogue.CatalogueException;

/**
 * The tables' version. Flyway migrates them; it is not even loaded where they are as they should
 * be, since it takes longer to start than all the rest.
 *
 * @param name of the database, for messages
 * @param historyExists a query that gives a row if Flyway's table is there
 * @param words what the migrations' placeholders stand for
 */
public record Schema(String name, String historyExists, Map<String, String> words) {
  /** The version of the newest migration in {@code db/migration}. */
  public static final int VERSION = 37;

  private static final int NONE = 0;

  public Schema {
    words = Map.copyOf(words);
  }

  /** True if there are no tables yet, or older ones; throws if they are newer than the program. */
  boolean needsMigration(DataSource source) throws SQLException {
    int found = version(source);
    if (found > VERSION) {
      throw CatalogueException.newer(
          "The catalogue "
              + name
              + " was written by a later version of the program (its tables have version "
              + found
              + ", this program knows "
              + VERSION
              + "): nothing was changed. Start the later version again, or restore the backup that"
              + " was made before it");
    }
    return found < VERSION;
  }

  private int version(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (!hasRow(statement)) {
        return NONE;
      }
      int highest = NONE;
      try (ResultSet rows =
          statement.executeQuery("SELECT version, success FROM flyway_schema_history")) {
        while (rows.next()) {
          String version = rows.getString(1);
          if (version != null && rows.getBoolean(2)) {
            highest = Math.max(highest, Integer.parseInt(version));
          }
        }
      }
      return highest;
    }
  }

  private boolean hasRow(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(historyExists)) {
      return rows.next();
    }
  }

  /** Brings the tables to {@link #VERSION}. */
  void migrate(DataSource source) {
    try {
      var _ =
          Flyway.configure(Schema.class.getClassLoader())
              .dataSource(source)
              .locations("classpath:db/migration")
              .javaMigrations(new V17__AuditChain())
              .failOnMissingLocations(true)
              .placeholders(words)
              .loggers("slf4j")
              .load()
              .migrate();
    } catch (FlywayException e) {
      throw new CatalogueException(
          "The tables of the catalogue "
              + name
              + " could not be brought to version "
              + VERSION
              + " ("
              + e.getMessage()
              + "): give Tribune a database of its own, in which it may create tables",
          e);
    }
  }
}
