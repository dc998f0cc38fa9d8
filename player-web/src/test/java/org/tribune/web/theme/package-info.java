@NullMarked
package org.tribune.web.theme;

import org.jspecify.annotations.NullMarked;
