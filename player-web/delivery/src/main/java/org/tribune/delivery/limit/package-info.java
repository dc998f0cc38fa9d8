/** What one client network, and all of them together, may have of the server. */
@NullMarked
package org.tribune.delivery.limit;

import org.jspecify.annotations.NullMarked;
