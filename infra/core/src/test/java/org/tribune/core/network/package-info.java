/** Tests of addresses and networks. */
@NullMarked
package org.tribune.core.network;

import org.jspecify.annotations.NullMarked;
