/** From sources to one clean contribution timeline. */
@NullMarked
package org.tribune.ingest;

import org.jspecify.annotations.NullMarked;
