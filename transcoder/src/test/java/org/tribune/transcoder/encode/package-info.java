/** Tests of encoding and cutting. */
@NullMarked
package org.tribune.transcoder.encode;

import org.jspecify.annotations.NullMarked;
