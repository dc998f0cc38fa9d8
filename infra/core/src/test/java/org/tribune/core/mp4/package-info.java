@NullMarked
package org.tribune.core.mp4;

import org.jspecify.annotations.NullMarked;
