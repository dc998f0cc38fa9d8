/** One thread a rendition: frames in, parts out. */
@NullMarked
package org.tribune.transcoder.encode;

import org.jspecify.annotations.NullMarked;
