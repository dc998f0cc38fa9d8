/** A real Kafka broker for tests. */
@NullMarked
package org.tribune.testkit.kafka;

import org.jspecify.annotations.NullMarked;
