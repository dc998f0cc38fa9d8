@NullMarked
package org.tribune.core.catalogue;

import org.jspecify.annotations.NullMarked;
