@NullMarked
package org.tribune.site.page;

import org.jspecify.annotations.NullMarked;
