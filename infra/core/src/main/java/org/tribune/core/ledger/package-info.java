/** Every broadcast as the log tells it. */
@NullMarked
package org.tribune.core.ledger;

import org.jspecify.annotations.NullMarked;
