package org.tribune.sql.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

final class NewSqliteFileTest {
  private static final Path SCRIPT = Path.of("src/main/resources/db/sqlite-new.sql");

  /** Where what the script should be is written, to be copied after a migration was added. */
  private static final Path WANTED = Path.of("target/sqlite-new.sql");

  @TempDir private Path directory;

  @Test
  void script_isWhatAllMigrationsMakeTogether() throws IOException, SQLException {
    SQLiteDataSource migrated = source("migrated.db");
    SqliteDatabase.schema(directory).migrate(migrated);
    String wanted =
        "-- Written by NewSqliteFileTest: all tables of a new SQLite file, as the migrations make"
            + " them together.\n"
            + contents(migrated);
    Files.writeString(WANTED, wanted);
    assertThat(Files.readString(SCRIPT)).as("Copy infra/sql/%s over it", WANTED).isEqualTo(wanted);
  }

  @Test
  void make_emptyFile_isAsIfMigrated() throws SQLException {
    SQLiteDataSource made = source("made.db");
    SQLiteDataSource migrated = source("migrated.db");
    Schema schema = SqliteDatabase.schema(directory);
    schema.migrate(migrated);
    assertThat(NewSqliteFile.make(made)).isTrue();
    assertThat(contents(made)).isEqualTo(contents(migrated));
    assertThat(rows(made, "SELECT one, first, adopted, length(seed) FROM audit_genesis"))
        .isEqualTo(rows(migrated, "SELECT one, first, adopted, length(seed) FROM audit_genesis"));
    assertThat(schema.needsMigration(made)).isFalse();
    // Flyway compares the checksums of all migrations with those that are written there.
    schema.migrate(made);
    assertThat(contents(made)).isEqualTo(contents(migrated));
  }

  @Test
  void make_somethingIsThere_isLeftAlone() throws SQLException {
    SQLiteDataSource other = source("other.db");
    try (Connection connection = other.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TABLE theirs (name TEXT)");
    }
    assertThat(NewSqliteFile.make(other)).isFalse();
    assertThat(rows(other, "SELECT name FROM sqlite_master")).containsExactly("'theirs'");
  }

  private SQLiteDataSource source(String name) {
    return SqliteDatabase.source(directory.resolve(name));
  }

  /** Statements that make all that is there, but for what is another in each file. */
  private static String contents(SQLiteDataSource source) throws SQLException {
    List<String> statements = new ArrayList<>();
    for (String each :
        texts(source, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")) {
      statements.add(each + ";\n");
    }
    for (String table :
        texts(source, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
      String columns = columns(source, table);
      for (String row : rows(source, "SELECT " + columns + " FROM " + table + " ORDER BY 1")) {
        statements.add("INSERT INTO %s (%s) VALUES (%s);\n".formatted(table, columns, row));
      }
    }
    return String.join("", statements)
        .replaceAll("INSERT INTO audit_genesis .*\n", "")
        // How long a migration took.
        .replaceAll("(INSERT INTO flyway_schema_history .*), \\d+, 1\\);", "$1, 0, 1);");
  }

  /** When Flyway did something is the moment at which the script runs, by the column's default. */
  private static String columns(SQLiteDataSource source, String table) throws SQLException {
    return texts(source, "SELECT name FROM pragma_table_info('" + table + "')").stream()
        .filter(column -> !column.equals("installed_on"))
        .collect(Collectors.joining(", "));
  }

  private static List<String> texts(SQLiteDataSource source, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Each as a list of SQL's literals. */
  private static List<String> rows(SQLiteDataSource source, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      ResultSetMetaData columns = rows.getMetaData();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
          Object value = rows.getObject(column);
          values.add(
              value instanceof Number || value == null
                  ? "" + value
                  : "'" + value.toString().replace("'", "''") + "'");
        }
        found.add(String.join(", ", values));
      }
    }
    return found;
  }
}
