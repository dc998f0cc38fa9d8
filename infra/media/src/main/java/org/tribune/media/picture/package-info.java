/** Pictures in native memory, and pictures that are drawn. */
@NullMarked
package org.tribune.media.picture;

import org.jspecify.annotations.NullMarked;
