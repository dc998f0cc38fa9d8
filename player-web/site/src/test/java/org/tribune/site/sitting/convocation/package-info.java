@NullMarked
package org.tribune.site.sitting.convocation;

import org.jspecify.annotations.NullMarked;
