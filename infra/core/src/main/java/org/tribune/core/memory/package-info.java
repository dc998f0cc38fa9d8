/** The memory of the process: how much there is, and who holds what of it. */
@NullMarked
package org.tribune.core.memory;

import org.jspecify.annotations.NullMarked;
