@NullMarked
package org.tribune.site.sitting;

import org.jspecify.annotations.NullMarked;
