/** Tests of attendance and votes as they are answered. */
@NullMarked
package org.tribune.site.attendance;

import org.jspecify.annotations.NullMarked;
