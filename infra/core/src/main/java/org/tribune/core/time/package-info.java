/** Exact media time, and the clock that the stages share. */
@NullMarked
package org.tribune.core.time;

import org.jspecify.annotations.NullMarked;
