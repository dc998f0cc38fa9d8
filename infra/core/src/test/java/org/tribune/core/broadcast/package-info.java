@NullMarked
package org.tribune.core.broadcast;

import org.jspecify.annotations.NullMarked;
