/**
 * Captions of recordings: what is said in them, by the second, in the recording's own time, so that
 * what is cut away later moves nothing.
 */
@NullMarked
package org.tribune.catalogue.caption;

import org.jspecify.annotations.NullMarked;
