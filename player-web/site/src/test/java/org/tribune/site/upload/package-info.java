@NullMarked
package org.tribune.site.upload;

import org.jspecify.annotations.NullMarked;
