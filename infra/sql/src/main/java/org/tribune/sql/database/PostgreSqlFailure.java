package org.tribune.sql.database;

import java.sql.SQLException;
import org.tribune.catalogue.CatalogueException;

/** What PostgreSQL's failures mean, and what to do. */
final class PostgreSqlFailure {
  /** {@code disk_full}: PostgreSQL's appendix A, class 53. */
  private static final String DISK_FULL = "53100";

  private PostgreSqlFailure() {}

  static CatalogueException tell(String name, Throwable failure) {
    String trouble =
        Attempts.sqlException(failure).map(PostgreSqlFailure::trouble).orElse(": " + failure);
    boolean full =
        Attempts.sqlException(failure)
            .filter(said -> DISK_FULL.equals(mostTelling(said).getSQLState()))
            .isPresent();
    return new CatalogueException("The catalogue " + name + trouble, failure, full);
  }

  private static String trouble(SQLException said) {
    SQLException told = mostTelling(said);
    String state = told.getSQLState() == null ? "" : told.getSQLState();
    String kind = state.length() < 2 ? "" : state.substring(0, 2);
    return switch (kind) {
      // Without a state it is the pool's own: no connection in time.
      case "", "08", "57" ->
          state.equals("57014")
              ? " took too long to answer: look at its load and at who holds locks there"
              : " can't be reached ("
                  + firstLine(told)
                  + "): look at the server and at the"
                  + " network; it goes on by itself when it is back";
      case "28" -> " refuses the user or the password: set catalogue.user and catalogue.password";
      case "3D" -> " is not there: create the database, or set catalogue.url";
      case "42" ->
          " refused (" + firstLine(told) + "): give the user the rights in docs/many-machines.md";
      case "53" -> " is out of space, memory or connections (" + firstLine(told) + ")";
      case "55" -> " is locked by another transaction: nothing was written";
      case "25" -> " is read-only: set catalogue.url to the primary server";
      default -> " failed: " + firstLine(told);
    };
  }

  /** Without the position in our SQL, which helps nobody. */
  private static String firstLine(SQLException said) {
    return String.valueOf(said.getMessage()).lines().findFirst().orElse("");
  }

  /** The pool's failure to get a connection has the server's answer as its cause. */
  private static SQLException mostTelling(SQLException said) {
    return said.getSQLState() == null && said.getCause() instanceof SQLException cause
        ? cause
        : said;
  }
}
