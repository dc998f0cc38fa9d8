/** The audit trail as administrators read it. */
@NullMarked
package org.tribune.site.audit;

import org.jspecify.annotations.NullMarked;
