/** How much room recordings take, and for how long there is some. */
@NullMarked
package org.tribune.catalogue.storage;

import org.jspecify.annotations.NullMarked;
