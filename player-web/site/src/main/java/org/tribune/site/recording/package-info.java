/** Recordings as they are watched again: chapters, captions, corrections, proofs. */
@NullMarked
package org.tribune.site.recording;

import org.jspecify.annotations.NullMarked;
