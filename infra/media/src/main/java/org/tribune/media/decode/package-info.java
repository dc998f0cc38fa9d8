/** Packets to pictures and sound. */
@NullMarked
package org.tribune.media.decode;

import org.jspecify.annotations.NullMarked;
