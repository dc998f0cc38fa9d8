/** Minutes as files to take away, print and archive: of the same blocks, one writer a format. */
@NullMarked
package org.tribune.site.minutes.file;

import org.jspecify.annotations.NullMarked;
