/** Channels: the places that can go on air. */
@NullMarked
package org.tribune.core.channel;

import org.jspecify.annotations.NullMarked;
