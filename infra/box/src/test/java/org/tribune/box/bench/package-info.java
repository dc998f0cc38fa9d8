/** Programs that the benchmarks under {@code infra/bench} start. */
@NullMarked
package org.tribune.box.bench;

import org.jspecify.annotations.NullMarked;
