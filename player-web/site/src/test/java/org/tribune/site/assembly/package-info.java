@NullMarked
package org.tribune.site.assembly;

import org.jspecify.annotations.NullMarked;
