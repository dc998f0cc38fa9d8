@NullMarked
package org.tribune.core.time;

import org.jspecify.annotations.NullMarked;
