/** Health and metrics on a port of their own, for the machine's own eyes. */
@NullMarked
package org.tribune.box.management;

import org.jspecify.annotations.NullMarked;
