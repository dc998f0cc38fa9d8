/** Broadcasts: one time on air of a channel, told as events. */
@NullMarked
package org.tribune.core.broadcast;

import org.jspecify.annotations.NullMarked;
