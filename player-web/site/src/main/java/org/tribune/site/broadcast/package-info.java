/** What is on air: channels, their state and streams, and the acts of those who run them. */
@NullMarked
package org.tribune.site.broadcast;

import org.jspecify.annotations.NullMarked;
