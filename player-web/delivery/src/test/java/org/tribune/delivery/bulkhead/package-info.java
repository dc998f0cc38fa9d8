@NullMarked
package org.tribune.delivery.bulkhead;

import org.jspecify.annotations.NullMarked;
