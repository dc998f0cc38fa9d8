@NullMarked
package org.tribune.delivery.origin;

import org.jspecify.annotations.NullMarked;
