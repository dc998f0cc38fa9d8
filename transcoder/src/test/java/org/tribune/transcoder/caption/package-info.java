/** Captions within the pictures' stream, made by the tables of CEA-608 and read back. */
@NullMarked
package org.tribune.transcoder.caption;

import org.jspecify.annotations.NullMarked;
