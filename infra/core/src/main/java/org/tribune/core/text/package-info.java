/** Text that people type, made fit to be kept and shown, and all that is said to them. */
@NullMarked
package org.tribune.core.text;

import org.jspecify.annotations.NullMarked;
