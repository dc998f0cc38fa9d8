@NullMarked
package org.tribune.ingest;

import org.jspecify.annotations.NullMarked;
