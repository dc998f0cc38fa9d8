/** The audit trail's tables and their guards. */
@NullMarked
package org.tribune.sql.audit;

import org.jspecify.annotations.NullMarked;
