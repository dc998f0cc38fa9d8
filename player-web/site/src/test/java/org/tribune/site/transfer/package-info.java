@NullMarked
package org.tribune.site.transfer;

import org.jspecify.annotations.NullMarked;
