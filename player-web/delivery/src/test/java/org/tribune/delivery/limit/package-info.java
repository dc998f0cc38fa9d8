/** Tests of the limits. */
@NullMarked
package org.tribune.delivery.limit;

import org.jspecify.annotations.NullMarked;
