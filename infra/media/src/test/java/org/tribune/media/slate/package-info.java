/** Tests of the slate. */
@NullMarked
package org.tribune.media.slate;

import org.jspecify.annotations.NullMarked;
