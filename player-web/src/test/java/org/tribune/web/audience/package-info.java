@NullMarked
package org.tribune.web.audience;

import org.jspecify.annotations.NullMarked;
