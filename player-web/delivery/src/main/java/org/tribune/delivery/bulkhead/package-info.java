/** Keeps work that blocks apart, so that what there is too much of holds up nothing else. */
@NullMarked
package org.tribune.delivery.bulkhead;

import org.jspecify.annotations.NullMarked;
