@NullMarked
package org.tribune.site.publication;

import org.jspecify.annotations.NullMarked;
