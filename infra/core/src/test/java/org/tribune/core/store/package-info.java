/** Tests of the object store in a directory. */
@NullMarked
package org.tribune.core.store;

import org.jspecify.annotations.NullMarked;
