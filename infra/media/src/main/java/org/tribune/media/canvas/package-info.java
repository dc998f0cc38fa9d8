/** A picture that is drawn once and then changed in places. */
@NullMarked
package org.tribune.media.canvas;

import org.jspecify.annotations.NullMarked;
