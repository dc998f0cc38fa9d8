/** Boxes of ISO base media files, as bytes. */
@NullMarked
package org.tribune.core.mp4;

import org.jspecify.annotations.NullMarked;
