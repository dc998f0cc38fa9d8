@NullMarked
package org.tribune.ingest.clock;

import org.jspecify.annotations.NullMarked;
