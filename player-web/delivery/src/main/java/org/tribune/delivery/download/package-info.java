/** Taking recordings away: MP4 and M4A without encoding anything again, and an archive package. */
@NullMarked
package org.tribune.delivery.download;

import org.jspecify.annotations.NullMarked;
