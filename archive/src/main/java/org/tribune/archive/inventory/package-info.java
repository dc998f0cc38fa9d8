/** What the store must hold for the catalogue to be true. */
@NullMarked
package org.tribune.archive.inventory;

import org.jspecify.annotations.NullMarked;
