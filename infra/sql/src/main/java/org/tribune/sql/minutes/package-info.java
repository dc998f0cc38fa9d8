/** Minutes of sittings. */
@NullMarked
package org.tribune.sql.minutes;

import org.jspecify.annotations.NullMarked;
