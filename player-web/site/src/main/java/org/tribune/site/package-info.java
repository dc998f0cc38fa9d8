/** The origin, the API and the pages. */
@NullMarked
package org.tribune.site;

import org.jspecify.annotations.NullMarked;
