/** Tests of the slate. */
@NullMarked
package org.tribune.transcoder.slate;

import org.jspecify.annotations.NullMarked;
