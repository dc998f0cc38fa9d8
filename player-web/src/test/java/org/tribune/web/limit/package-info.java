/** Tests of the limits. */
@NullMarked
package org.tribune.web.limit;

import org.jspecify.annotations.NullMarked;
