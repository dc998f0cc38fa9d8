/** Which renditions a broadcast has. */
@NullMarked
package org.tribune.transcoder.ladder;

import org.jspecify.annotations.NullMarked;
