/** Sends by Vert.x's public interface alone: slower, on every system and with every version. */
@NullMarked
package org.tribune.delivery.sending.vertx;

import org.jspecify.annotations.NullMarked;
