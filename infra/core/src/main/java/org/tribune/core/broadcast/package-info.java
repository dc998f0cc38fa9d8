/** Broadcasts: one time on air of a channel, as a sequence of events. */
@NullMarked
package org.tribune.core.broadcast;

import org.jspecify.annotations.NullMarked;
