@NullMarked
package org.tribune.catalogue.minutes;

import org.jspecify.annotations.NullMarked;
