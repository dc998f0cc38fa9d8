/** FFmpeg behind small owned types: the only package that touches its bindings. */
@NullMarked
package org.tribune.media;

import org.jspecify.annotations.NullMarked;
