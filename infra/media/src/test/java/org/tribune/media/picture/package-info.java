/** Tests of pictures. */
@NullMarked
package org.tribune.media.picture;

import org.jspecify.annotations.NullMarked;
