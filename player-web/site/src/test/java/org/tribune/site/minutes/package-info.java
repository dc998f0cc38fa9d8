@NullMarked
package org.tribune.site.minutes;

import org.jspecify.annotations.NullMarked;
