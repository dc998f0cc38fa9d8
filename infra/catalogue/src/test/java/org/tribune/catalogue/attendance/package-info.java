@NullMarked
package org.tribune.catalogue.attendance;

import org.jspecify.annotations.NullMarked;
