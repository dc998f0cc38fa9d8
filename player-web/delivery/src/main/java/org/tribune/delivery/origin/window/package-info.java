/** What the window of a live broadcast holds: segments and their parts. */
@NullMarked
package org.tribune.delivery.origin.window;

import org.jspecify.annotations.NullMarked;
