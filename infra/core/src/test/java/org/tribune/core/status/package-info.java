@NullMarked
package org.tribune.core.status;

import org.jspecify.annotations.NullMarked;
