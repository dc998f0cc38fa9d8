/** Tests of {@code org.tribune.site.opendata}. */
@NullMarked
package org.tribune.site.opendata;

import org.jspecify.annotations.NullMarked;
