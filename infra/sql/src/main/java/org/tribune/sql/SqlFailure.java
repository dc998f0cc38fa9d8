package org.tribune.sql;

import java.sql.SQLException;

/** Carries what the database said to where it is explained in plain words. */
final class SqlFailure extends RuntimeException {
  SqlFailure(SQLException said) {
    super(said);
  }
}
