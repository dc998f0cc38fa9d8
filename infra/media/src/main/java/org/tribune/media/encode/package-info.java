/** Pictures and sound to H.264 and AAC. */
@NullMarked
package org.tribune.media.encode;

import org.jspecify.annotations.NullMarked;
