/** Keys of the columns that are encrypted, and the columns. */
@NullMarked
package org.tribune.sql.keys;

import org.jspecify.annotations.NullMarked;
