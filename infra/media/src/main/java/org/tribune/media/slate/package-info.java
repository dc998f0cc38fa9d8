/** The picture that stands in for one that is missing or must not be seen. */
@NullMarked
package org.tribune.media.slate;

import org.jspecify.annotations.NullMarked;
