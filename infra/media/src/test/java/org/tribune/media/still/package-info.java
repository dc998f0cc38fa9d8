/** Tests of still pictures. */
@NullMarked
package org.tribune.media.still;

import org.jspecify.annotations.NullMarked;
