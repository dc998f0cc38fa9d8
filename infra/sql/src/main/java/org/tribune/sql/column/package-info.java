/** What columns hold that is no value of SQL's own. */
@NullMarked
package org.tribune.sql.column;

import org.jspecify.annotations.NullMarked;
