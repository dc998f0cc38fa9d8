@NullMarked
package org.tribune.media.log;

import org.jspecify.annotations.NullMarked;
