@NullMarked
package org.tribune.core.hls;

import org.jspecify.annotations.NullMarked;
