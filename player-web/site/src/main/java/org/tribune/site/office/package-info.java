/** Files of word processors, whatever is written in them. */
@NullMarked
package org.tribune.site.office;

import org.jspecify.annotations.NullMarked;
