/** What was watched, in numbers. */
@NullMarked
package org.tribune.sql.audience;

import org.jspecify.annotations.NullMarked;
