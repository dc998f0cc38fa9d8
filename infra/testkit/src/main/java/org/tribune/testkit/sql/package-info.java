/** Databases for tests, which stop, start and are locked by others. */
@NullMarked
package org.tribune.testkit.sql;

import org.jspecify.annotations.NullMarked;
