/** Sound into the shape that the encoder wants. */
@NullMarked
package org.tribune.media.sound;

import org.jspecify.annotations.NullMarked;
