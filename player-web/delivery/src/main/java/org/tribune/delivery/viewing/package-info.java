/** Who watches: counted, never known. */
@NullMarked
package org.tribune.delivery.viewing;

import org.jspecify.annotations.NullMarked;
