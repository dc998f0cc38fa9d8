@NullMarked
package org.tribune.delivery.viewing;

import org.jspecify.annotations.NullMarked;
