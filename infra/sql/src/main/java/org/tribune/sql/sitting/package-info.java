/** Sittings with their agenda. */
@NullMarked
package org.tribune.sql.sitting;

import org.jspecify.annotations.NullMarked;
