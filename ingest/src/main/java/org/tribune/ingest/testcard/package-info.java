/** The built-in test card: picture, clock and beep. */
@NullMarked
package org.tribune.ingest.testcard;

import org.jspecify.annotations.NullMarked;
