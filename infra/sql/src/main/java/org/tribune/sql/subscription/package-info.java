/** Who wants to be written to when a subject comes up, in a SQL database. */
@NullMarked
package org.tribune.sql.subscription;

import org.jspecify.annotations.NullMarked;
