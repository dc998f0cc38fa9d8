/** Who wants to be written to when a subject comes up (docs/decisions/0193-alerts.md). */
@NullMarked
package org.tribune.catalogue.subscription;

import org.jspecify.annotations.NullMarked;
