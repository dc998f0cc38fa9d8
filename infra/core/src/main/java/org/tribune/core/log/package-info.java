/** The event log: the port through which the stages meet, and its embedded implementation. */
@NullMarked
package org.tribune.core.log;

import org.jspecify.annotations.NullMarked;
