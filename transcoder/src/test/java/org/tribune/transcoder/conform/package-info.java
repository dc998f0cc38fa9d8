/** Tests of this package. */
@NullMarked
package org.tribune.transcoder.conform;

import org.jspecify.annotations.NullMarked;
