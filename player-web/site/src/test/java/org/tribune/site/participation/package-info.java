@NullMarked
package org.tribune.site.participation;

import org.jspecify.annotations.NullMarked;
