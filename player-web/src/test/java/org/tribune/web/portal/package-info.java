@NullMarked
package org.tribune.web.portal;

import org.jspecify.annotations.NullMarked;
