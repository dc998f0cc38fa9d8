/** The origin: what the log brings of a broadcast, served as low-latency HLS. */
@NullMarked
package org.tribune.delivery.origin;

import org.jspecify.annotations.NullMarked;
