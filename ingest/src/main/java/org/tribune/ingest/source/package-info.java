/** What every kind of source gives, and how it gives it. */
@NullMarked
package org.tribune.ingest.source;

import org.jspecify.annotations.NullMarked;
