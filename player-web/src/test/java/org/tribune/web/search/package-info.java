@NullMarked
package org.tribune.web.search;

import org.jspecify.annotations.NullMarked;
