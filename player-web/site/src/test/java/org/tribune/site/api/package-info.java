@NullMarked
package org.tribune.site.api;

import org.jspecify.annotations.NullMarked;
