/** Every broadcast as its events in the log give it. */
@NullMarked
package org.tribune.core.ledger;

import org.jspecify.annotations.NullMarked;
