package org.tribune.sql.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParameterParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT * FROM a WHERE b = :b AND (c > :c OR :b IS NULL)",
        "INSERT INTO a (b, c) VALUES (:b,:c)",
        "SELECT ':no', \":neither\", 'it''s :not' FROM a WHERE b = :yes",
        "SELECT a::text, COUNT(*) FROM t WHERE a = :first_1 AND b LIKE '%?%'",
        "SELECT a FROM t WHERE a = ? AND b = ?",
        "SELECT a /* :no, '? */ FROM t WHERE a = :yes.of",
        "SELECT a\n  FROM t\n WHERE été = :nom || ':'",
        "UPDATE a SET b = COALESCE(:b, b)||:c WHERE d->>'e' = :d"
      })
  void parse_anyStatement_isAsTheLibraryReadsIt(String sql) {
    ParsedSql ours = parse(new ParameterParser(), sql);
    ParsedSql theirs = parse(new ColonPrefixSqlParser(), sql);
    assertThat(ours.getSql()).isEqualTo(theirs.getSql());
    assertThat(ours.getParameters().isPositional())
        .isEqualTo(theirs.getParameters().isPositional());
    assertThat(ours.getParameters().getParameterNames())
        .isEqualTo(theirs.getParameters().getParameterNames());
  }

  private static ParsedSql parse(SqlParser parser, String sql) {
    try (Handle handle = Jdbi.open("jdbc:sqlite::memory:");
        Query query = handle.createQuery(sql)) {
      return parser.parse(sql, query.getContext());
    }
  }
}
