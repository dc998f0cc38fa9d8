/** The process that hears, and the side that starts it and keeps it going. */
@NullMarked
package org.tribune.speech.worker;

import org.jspecify.annotations.NullMarked;
