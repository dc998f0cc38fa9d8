@NullMarked
package org.tribune.delivery.cache;

import org.jspecify.annotations.NullMarked;
