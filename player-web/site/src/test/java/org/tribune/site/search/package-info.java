@NullMarked
package org.tribune.site.search;

import org.jspecify.annotations.NullMarked;
