@NullMarked
package org.tribune.delivery.origin.playlist;

import org.jspecify.annotations.NullMarked;
