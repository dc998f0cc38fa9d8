package org.tribune.delivery.origin;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.tribune.core.time.MediaTime;

/**
 * A request that may wait for what is not there yet.
 *
 * @param loop the event loop of its connection; the same object for all requests of that loop
 * @param now when it came
 * @param answer called once, on {@code loop}
 */
public record Waiter<A>(Executor loop, MediaTime now, Consumer<A> answer) {}
