@NullMarked
package org.tribune.site.theme;

import org.jspecify.annotations.NullMarked;
