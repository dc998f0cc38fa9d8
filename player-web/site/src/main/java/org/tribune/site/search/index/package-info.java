/** The index: what of sittings, questions, films and recordings goes into it, and its words. */
@NullMarked
package org.tribune.site.search.index;

import org.jspecify.annotations.NullMarked;
