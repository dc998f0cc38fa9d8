@NullMarked
package org.tribune.core.ledger;

import org.jspecify.annotations.NullMarked;
