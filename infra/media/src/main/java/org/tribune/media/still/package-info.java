/** Still pictures: JPEG, and many small pictures in one. */
@NullMarked
package org.tribune.media.still;

import org.jspecify.annotations.NullMarked;
