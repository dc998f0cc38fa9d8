/** The picture that stands in when there is none. */
@NullMarked
package org.tribune.transcoder.slate;

import org.jspecify.annotations.NullMarked;
