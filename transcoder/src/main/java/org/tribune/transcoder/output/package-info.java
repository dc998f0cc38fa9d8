/** From decoded pictures and sound to the parts of all renditions. */
@NullMarked
package org.tribune.transcoder.output;

import org.jspecify.annotations.NullMarked;
