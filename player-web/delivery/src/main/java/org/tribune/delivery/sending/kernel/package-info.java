/**
 * Sends past Vert.x and Netty: files by the Linux kernel, encrypted bodies by the connection's own
 * engine, frames of HTTP/2 where they lie. All that knows the inside of Vert.x, or Netty, is here,
 * and is entered by {@link org.tribune.delivery.sending.BodySending} and {@link
 * org.tribune.delivery.sending.ServerTransport} alone (docs/decisions/0154).
 */
@NullMarked
package org.tribune.delivery.sending.kernel;

import org.jspecify.annotations.NullMarked;
