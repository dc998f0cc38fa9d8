/** What is marked in the broadcasts that are watched now, and how playlists tell it. */
@NullMarked
package org.tribune.site.chapter;

import org.jspecify.annotations.NullMarked;
