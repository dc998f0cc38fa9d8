/** The pages that say what the site is: its map, who answers for it, how accessible it is. */
@NullMarked
package org.tribune.site.information;

import org.jspecify.annotations.NullMarked;
