/** A film between who encodes it and who keeps it. */
@NullMarked
package org.tribune.core.film;

import org.jspecify.annotations.NullMarked;
