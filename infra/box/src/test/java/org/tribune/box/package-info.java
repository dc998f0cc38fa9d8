/** Tests of the program as a whole. */
@NullMarked
package org.tribune.box;

import org.jspecify.annotations.NullMarked;
