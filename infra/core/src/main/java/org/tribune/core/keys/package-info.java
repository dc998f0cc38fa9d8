/** Looking after the keys that the catalogue keeps. */
@NullMarked
package org.tribune.core.keys;

import org.jspecify.annotations.NullMarked;
