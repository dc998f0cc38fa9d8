@NullMarked
package org.tribune.site.portal;

import org.jspecify.annotations.NullMarked;
