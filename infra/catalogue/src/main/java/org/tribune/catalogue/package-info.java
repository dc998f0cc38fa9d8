/** What the town knows, behind one port: the sum of the ports of the packages below. */
@NullMarked
package org.tribune.catalogue;

import org.jspecify.annotations.NullMarked;
