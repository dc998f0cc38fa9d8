@NullMarked
package org.tribune.web.bulkhead;

import org.jspecify.annotations.NullMarked;
