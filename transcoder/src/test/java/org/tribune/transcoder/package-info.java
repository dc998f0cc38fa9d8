/** Tests of the transcoder, on real clips. */
@NullMarked
package org.tribune.transcoder;

import org.jspecify.annotations.NullMarked;
