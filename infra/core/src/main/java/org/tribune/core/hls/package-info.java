/**
 * HLS playlists as immutable values, and their text. Sections cited are those of
 * draft-pantos-hls-rfc8216bis (B22 in our notes).
 */
@NullMarked
package org.tribune.core.hls;

import org.jspecify.annotations.NullMarked;
