/** The two databases, their schema and their failures. */
@NullMarked
package org.tribune.sql.database;

import org.jspecify.annotations.NullMarked;
