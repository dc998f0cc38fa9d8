@NullMarked
package org.tribune.web.sitting;

import org.jspecify.annotations.NullMarked;
