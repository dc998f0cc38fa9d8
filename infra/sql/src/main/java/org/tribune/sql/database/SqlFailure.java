package org.tribune.sql.database;

import java.sql.SQLException;

/** Carries what the database said to where it is explained in plain words. */
public final class SqlFailure extends RuntimeException {
  public SqlFailure(SQLException said) {
    super(said);
  }
}
