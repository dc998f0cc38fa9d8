@NullMarked
package org.tribune.core.rendition;

import org.jspecify.annotations.NullMarked;
