/** What is said, heard by a recogniser: the port, its engines, and the process that runs one. */
@NullMarked
package org.tribune.speech;

import org.jspecify.annotations.NullMarked;
