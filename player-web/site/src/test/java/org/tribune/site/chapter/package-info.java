@NullMarked
package org.tribune.site.chapter;

import org.jspecify.annotations.NullMarked;
