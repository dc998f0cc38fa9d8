/** The program: wiring, configuration and commands. */
@NullMarked
package org.tribune.box;

import org.jspecify.annotations.NullMarked;
