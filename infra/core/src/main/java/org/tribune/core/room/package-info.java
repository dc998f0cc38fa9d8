/** What a channel's room looks like now, for who conducts the sitting there. */
@NullMarked
package org.tribune.core.room;

import org.jspecify.annotations.NullMarked;
