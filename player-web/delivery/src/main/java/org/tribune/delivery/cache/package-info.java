/** The HTTP caches in front of this server: what was withdrawn leaves them at once. */
@NullMarked
package org.tribune.delivery.cache;

import org.jspecify.annotations.NullMarked;
