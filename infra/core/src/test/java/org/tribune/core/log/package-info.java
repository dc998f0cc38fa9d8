@NullMarked
package org.tribune.core.log;

import org.jspecify.annotations.NullMarked;
