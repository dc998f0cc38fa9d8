/** Pictures into the shape that the ladder wants. */
@NullMarked
package org.tribune.media.filter;

import org.jspecify.annotations.NullMarked;
