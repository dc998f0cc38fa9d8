/** The object store: the port for segments and files, and its directory implementation. */
@NullMarked
package org.tribune.core.store;

import org.jspecify.annotations.NullMarked;
