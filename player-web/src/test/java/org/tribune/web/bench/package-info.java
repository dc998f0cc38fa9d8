/** Programs that measure the origin; run by infra/bench/origin; figures in docs/benchmarks.md. */
@NullMarked
package org.tribune.web.bench;

import org.jspecify.annotations.NullMarked;
