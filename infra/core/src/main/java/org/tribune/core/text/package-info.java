/** Text that people type, made fit to be kept and shown, and what is told where it is not. */
@NullMarked
package org.tribune.core.text;

import org.jspecify.annotations.NullMarked;
