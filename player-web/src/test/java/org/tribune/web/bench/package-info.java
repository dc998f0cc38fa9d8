/** Programs that measure the origin; run by hand, see docs/origin.md. */
@NullMarked
package org.tribune.web.bench;

import org.jspecify.annotations.NullMarked;
