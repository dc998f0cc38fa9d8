/** What the log carries: each kind of entry with its codec, its retention and its bounds. */
@NullMarked
package org.tribune.core.topics;

import org.jspecify.annotations.NullMarked;
