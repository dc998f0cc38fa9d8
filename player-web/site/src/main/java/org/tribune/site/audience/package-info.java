/** How many watched what. */
@NullMarked
package org.tribune.site.audience;

import org.jspecify.annotations.NullMarked;
