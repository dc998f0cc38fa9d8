@NullMarked
package org.tribune.site.deliberation;

import org.jspecify.annotations.NullMarked;
