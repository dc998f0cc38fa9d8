/**
 * Carries corrections out: a passage of a recording is muted, masked or cut in every rendition, and
 * what was there before is destroyed or sealed.
 */
@NullMarked
package org.tribune.archive.correction;

import org.jspecify.annotations.NullMarked;
