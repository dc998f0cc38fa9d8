@NullMarked
package org.tribune.web.cache;

import org.jspecify.annotations.NullMarked;
