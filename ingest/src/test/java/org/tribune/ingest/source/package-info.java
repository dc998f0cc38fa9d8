@NullMarked
package org.tribune.ingest.source;

import org.jspecify.annotations.NullMarked;
