@NullMarked
package org.tribune.core.sitting;

import org.jspecify.annotations.NullMarked;
