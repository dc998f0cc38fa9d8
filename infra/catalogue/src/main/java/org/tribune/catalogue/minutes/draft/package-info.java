/** Writes the first draft of a sitting's minutes, out of what is known of it. */
@NullMarked
package org.tribune.catalogue.minutes.draft;

import org.jspecify.annotations.NullMarked;
