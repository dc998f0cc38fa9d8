/** Programs that measure the origin; run by infra/bench/origin; figures in docs/benchmarks.md. */
@NullMarked
package org.tribune.site.bench;

import org.jspecify.annotations.NullMarked;
