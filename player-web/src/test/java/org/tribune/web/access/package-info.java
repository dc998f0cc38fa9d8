@NullMarked
package org.tribune.web.access;

import org.jspecify.annotations.NullMarked;
