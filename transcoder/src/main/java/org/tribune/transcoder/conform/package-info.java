/** A source's pictures and sound on a constant clock. */
@NullMarked
package org.tribune.transcoder.conform;

import org.jspecify.annotations.NullMarked;
