/** Tests of what is tested without the whole program. */
@NullMarked
package org.tribune.box.logging;

import org.jspecify.annotations.NullMarked;
