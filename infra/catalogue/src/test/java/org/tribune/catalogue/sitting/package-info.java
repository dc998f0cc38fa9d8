@NullMarked
package org.tribune.catalogue.sitting;

import org.jspecify.annotations.NullMarked;
