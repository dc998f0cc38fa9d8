/** The event log on Apache Kafka. */
@NullMarked
package org.tribune.kafka;

import org.jspecify.annotations.NullMarked;
