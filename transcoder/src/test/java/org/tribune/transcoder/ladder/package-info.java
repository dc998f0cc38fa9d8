/** Tests of this package. */
@NullMarked
package org.tribune.transcoder.ladder;

import org.jspecify.annotations.NullMarked;
