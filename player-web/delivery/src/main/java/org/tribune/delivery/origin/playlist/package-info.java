/** Playlists of a live broadcast, as they are written. */
@NullMarked
package org.tribune.delivery.origin.playlist;

import org.jspecify.annotations.NullMarked;
