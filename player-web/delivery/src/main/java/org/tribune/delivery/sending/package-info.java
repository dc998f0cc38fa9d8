/**
 * How bodies reach the viewers. {@link org.tribune.delivery.sending.BodySending} and {@link
 * org.tribune.delivery.sending.ServerTransport} have two implementations: {@code kernel} knows
 * Netty, Vert.x's own classes and the Linux kernel, {@code vertx} Vert.x's public interface alone.
 */
@NullMarked
package org.tribune.delivery.sending;

import org.jspecify.annotations.NullMarked;
