/** Watching again: recordings as video on demand, from what the catalogue says of them. */
@NullMarked
package org.tribune.delivery.replay;

import org.jspecify.annotations.NullMarked;
