/** How near a word is to another one that may be it, mistyped. */
@NullMarked
package org.tribune.site.search.spelling;

import org.jspecify.annotations.NullMarked;
