/** Looking after the keys that the catalogue keeps. */
@NullMarked
package org.tribune.catalogue.keys;

import org.jspecify.annotations.NullMarked;
