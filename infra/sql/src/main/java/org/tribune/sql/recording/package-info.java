/** Broadcasts and recordings, with their segments, captions and chapters. */
@NullMarked
package org.tribune.sql.recording;

import org.jspecify.annotations.NullMarked;
