/** How much was watched: sums over everybody, never who (docs/decisions/0105-audience.md). */
@NullMarked
package org.tribune.core.audience;

import org.jspecify.annotations.NullMarked;
