/** Engines that are programs of others. */
@NullMarked
package org.tribune.speech.process;

import org.jspecify.annotations.NullMarked;
