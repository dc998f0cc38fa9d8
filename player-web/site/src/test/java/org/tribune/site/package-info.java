@NullMarked
package org.tribune.site;

import org.jspecify.annotations.NullMarked;
