/** FFmpeg's own log, through slf4j. */
@NullMarked
package org.tribune.media.log;

import org.jspecify.annotations.NullMarked;
