/** A film's file to the renditions that a broadcast has. */
@NullMarked
package org.tribune.transcoder.film;

import org.jspecify.annotations.NullMarked;
