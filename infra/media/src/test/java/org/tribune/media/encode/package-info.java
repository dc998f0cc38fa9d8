/** Tests of the encoders. */
@NullMarked
package org.tribune.media.encode;

import org.jspecify.annotations.NullMarked;
