/** The catalogue in SQL: SQLite for one machine, PostgreSQL for many. */
@NullMarked
package org.tribune.sql;

import org.jspecify.annotations.NullMarked;
