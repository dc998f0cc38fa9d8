/** Programs that measure the origin; run by hand; figures in docs/origin.md. */
@NullMarked
package org.tribune.web.bench;

import org.jspecify.annotations.NullMarked;
