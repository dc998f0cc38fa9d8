/** Addresses and networks, as configuration and requests name them. */
@NullMarked
package org.tribune.core.network;

import org.jspecify.annotations.NullMarked;
