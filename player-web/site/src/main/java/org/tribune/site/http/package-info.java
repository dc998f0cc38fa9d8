/** What all features answer and read with: JSON, event streams, refusals. */
@NullMarked
package org.tribune.site.http;

import org.jspecify.annotations.NullMarked;
