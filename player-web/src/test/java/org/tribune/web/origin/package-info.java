@NullMarked
package org.tribune.web.origin;

import org.jspecify.annotations.NullMarked;
