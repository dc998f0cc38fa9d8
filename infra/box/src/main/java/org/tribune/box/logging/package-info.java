/** The program's logs: one plain line each, bursts folded. */
@NullMarked
package org.tribune.box.logging;

import org.jspecify.annotations.NullMarked;
