/** The audit trail as a chain of hashes, and what was published of it outside. */
@NullMarked
package org.tribune.catalogue.audit;

import org.jspecify.annotations.NullMarked;
