@NullMarked
package org.tribune.ingest.failover;

import org.jspecify.annotations.NullMarked;
