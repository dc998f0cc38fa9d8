/** Captions that came within the pictures' stream: CEA-608, as captions of the broadcast. */
@NullMarked
package org.tribune.transcoder.caption;

import org.jspecify.annotations.NullMarked;
