/** How much was watched: sums over everybody, never who (docs/decisions/0105-audience.md). */
@NullMarked
package org.tribune.catalogue.audience;

import org.jspecify.annotations.NullMarked;
