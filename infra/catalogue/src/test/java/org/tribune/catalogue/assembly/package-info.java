@NullMarked
package org.tribune.catalogue.assembly;

import org.jspecify.annotations.NullMarked;
