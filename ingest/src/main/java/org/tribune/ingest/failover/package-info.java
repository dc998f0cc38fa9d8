/** A channel's sources in order: which one is on air, and how each of them is. */
@NullMarked
package org.tribune.ingest.failover;

import org.jspecify.annotations.NullMarked;
