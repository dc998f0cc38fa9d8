@NullMarked
package org.tribune.media.packaging;

import org.jspecify.annotations.NullMarked;
